import { inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts, segments, tags } from '#db/schema/index.ts';
import { rowId } from '#lib/core/row-id.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { allCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import {
  type ContactPortfolio,
  type PortfolioColumns,
  portfoliosOf,
  withoutPortfolio,
} from './contact-portfolio.ts';
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
  segmentIds: contacts.segmentIds,
  ownerId: contacts.ownerId,
  flow: contacts.flow,
  backupAgentId: contacts.backupAgentId,
  serviceId: contacts.serviceId,
  assignedAt: contacts.assignedAt,
  assignedById: contacts.assignedById,
  custom: contacts.custom,
  lastInteractionAt: contacts.lastInteractionAt,
  avatarAt: contacts.avatarAt,
  blockedAt: contacts.blockedAt,
  mergedIntoId: contacts.mergedIntoId,
  anonymizedAt: contacts.anonymizedAt,
  version: contacts.version,
  createdAt: contacts.createdAt,
  updatedAt: contacts.updatedAt,
};

export interface Named {
  id: number;
  name: string;
}

export type ContactRow = Pick<typeof contacts.$inferSelect, keyof typeof contactColumns>;

/** A contact with everything it refers to by name, as pages and the API show it. */
export interface Contact
  extends Omit<ContactRow, 'priority' | 'tagIds' | 'segmentIds' | 'custom' | keyof PortfolioColumns> {
  priority: Priority | null;
  tags: Named[];
  segments: Named[];
  portfolio: ContactPortfolio | null;
  /** Filled fields in the organization's order. */
  customFields: (Pick<CustomField, 'id' | 'name' | 'type' | 'archived'> & { value: string })[];
}

/** Adds to rows the names of what they refer to, with one query for each kind. */
export async function contactsOf(rows: readonly ContactRow[], db: Database): Promise<Contact[]> {
  const tagNames = await namesIn(tags, rows, 'tagIds', db);
  const segmentNames = await namesIn(segments, rows, 'segmentIds', db);
  const portfolios = await portfoliosOf(rows, db);
  const filled = rows.some(({ custom }) => Object.keys(custom).length > 0);
  const fields = filled ? await allCustomFields(db) : [];
  return rows.map(({ priority, tagIds, segmentIds, custom, ...row }) => ({
    ...withoutPortfolio(row),
    priority: priorityOf(priority),
    tags: named(tagIds, tagNames),
    segments: named(segmentIds, segmentNames),
    portfolio: portfolios.get(row.id) ?? null,
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

async function namesIn(
  table: typeof tags | typeof segments,
  rows: readonly ContactRow[],
  column: 'tagIds' | 'segmentIds',
  db: Database,
): Promise<Map<number, string>> {
  const ids = [...new Set(rows.flatMap((row) => row[column]))];
  if (ids.length === 0) return new Map();
  const found = await db.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, ids));
  return new Map(found.map(({ id, name }) => [id, name]));
}

function named(ids: readonly number[], names: ReadonlyMap<number, string>): Named[] {
  return ids.flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
}
