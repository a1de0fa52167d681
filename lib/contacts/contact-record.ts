import { inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts, tags } from '#db/schema/index.ts';
import { rowId } from '#lib/core/row-id.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { allCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { type Priority, priorityOf } from './priority.ts';

/** What a contact's row holds, without what only searching and sorting need. */
export const contactColumns = {
  id: contacts.id,
  name: contacts.name,
  kind: contacts.kind,
  active: contacts.active,
  email: contacts.email,
  cpf: contacts.cpf,
  cnpj: contacts.cnpj,
  gender: contacts.gender,
  birthDate: contacts.birthDate,
  externalId: contacts.externalId,
  clientCode: contacts.clientCode,
  company: contacts.company,
  language: contacts.language,
  zipCode: contacts.zipCode,
  street: contacts.street,
  number: contacts.number,
  complement: contacts.complement,
  city: contacts.city,
  state: contacts.state,
  country: contacts.country,
  instagram: contacts.instagram,
  facebook: contacts.facebook,
  twitter: contacts.twitter,
  whatsapp: contacts.whatsapp,
  telegram: contacts.telegram,
  priority: contacts.priority,
  phones: contacts.phones,
  tagIds: contacts.tagIds,
  custom: contacts.custom,
  lastInteractionAt: contacts.lastInteractionAt,
  blockedAt: contacts.blockedAt,
  mergedIntoId: contacts.mergedIntoId,
  anonymizedAt: contacts.anonymizedAt,
  version: contacts.version,
  createdAt: contacts.createdAt,
  updatedAt: contacts.updatedAt,
};

export type ContactRow = Pick<typeof contacts.$inferSelect, keyof typeof contactColumns>;

/** A contact with its tags and custom fields by name, as pages and the API show it. */
export interface Contact extends Omit<ContactRow, 'priority' | 'tagIds' | 'custom'> {
  priority: Priority | null;
  tags: { id: number; name: string }[];
  /** Filled fields in the organization's order. */
  customFields: (Pick<CustomField, 'id' | 'name' | 'type' | 'archived'> & { value: string })[];
}

/** Adds to rows the names of what they refer to, with one query for each kind. */
export async function contactsOf(rows: readonly ContactRow[], db: Database): Promise<Contact[]> {
  const tagNames = await namesOfTags(rows, db);
  const filled = rows.some(({ custom }) => Object.keys(custom).length > 0);
  const fields = filled ? await allCustomFields(db) : [];
  return rows.map(({ priority, tagIds, custom, ...row }) => ({
    ...row,
    priority: priorityOf(priority),
    tags: tagIds.flatMap((id) => {
      const name = tagNames.get(id);
      return name === undefined ? [] : [{ id, name }];
    }),
    customFields: fields.flatMap(({ id, name, type, archived }) => {
      const value = custom[id];
      return value === undefined ? [] : [{ id, name, type, archived, value }];
    }),
  }));
}

/** One contact's row, which must be there. */
export async function contactOf(row: ContactRow, db: Database): Promise<Contact> {
  const [contact] = await contactsOf([row], db);
  if (!contact) throw new Error('a row made no contact');
  return contact;
}

/** Locks a row until the transaction ends; undefined when the condition finds none. */
export async function lockContactRow(id: number, visible: ReturnType<typeof sql>, db: Database) {
  const [row] = await db
    .select(contactColumns)
    .from(contacts)
    .where(sql`${contacts.id} = ${rowId('contact', id)} and ${visible}`)
    .for('update');
  return row;
}

async function namesOfTags(rows: readonly ContactRow[], db: Database): Promise<Map<number, string>> {
  const ids = [...new Set(rows.flatMap(({ tagIds }) => tagIds))];
  if (ids.length === 0) return new Map();
  const found = await db.select({ id: tags.id, name: tags.name }).from(tags).where(inArray(tags.id, ids));
  return new Map(found.map(({ id, name }) => [id, name]));
}
