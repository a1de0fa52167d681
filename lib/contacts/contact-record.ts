import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { rowId } from '#lib/core/row-id.ts';
import { type ContactPortfolio, type PortfolioColumns, portfolioOf } from './portfolio/contact-portfolio.ts';
import { type Priority, priorityOf } from './priority.ts';
import { type Named, type ReferredTo, referredTo, type ShownField } from './referred-to.ts';

/** Without what only searching and sorting need. */
export const contactColumns = {
  id: contacts.id,
  name: contacts.name,
  firstName: contacts.firstName,
  lastName: contacts.lastName,
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
  openInteractions: contacts.openInteractions,
  avatarAt: contacts.avatarAt,
  blockedAt: contacts.blockedAt,
  mergedIntoId: contacts.mergedIntoId,
  anonymizedAt: contacts.anonymizedAt,
  version: contacts.version,
  createdAt: contacts.createdAt,
  updatedAt: contacts.updatedAt,
};

export type ContactRow = Pick<typeof contacts.$inferSelect, keyof typeof contactColumns>;

export interface Contact
  extends Omit<ContactRow, 'priority' | 'tagIds' | 'segmentIds' | 'custom' | keyof PortfolioColumns> {
  priority: Priority | null;
  tags: Named[];
  segments: Named[];
  portfolio: ContactPortfolio | null;
  customFields: (ShownField & { value: string })[];
}

export async function contactOf(row: ContactRow, db: Database): Promise<Contact> {
  return withNames(row, await referredTo([row], db));
}

export function withNames(
  row: ContactRow,
  { tags, segments, people, services, fields }: ReferredTo,
): Contact {
  return {
    ...row,
    priority: priorityOf(row.priority),
    tags: named(row.tagIds, tags),
    segments: named(row.segmentIds, segments),
    portfolio: portfolioOf(row, people, services),
    customFields: fields.flatMap((field) => {
      const value = row.custom[field.id];
      return value === undefined ? [] : [{ ...field, value }];
    }),
  };
}

/** undefined when the condition finds none. */
export async function lockContactRow(id: number, visible: ReturnType<typeof sql>, db: Database) {
  const [row] = await db
    .select(contactColumns)
    .from(contacts)
    .where(sql`${contacts.id} = ${rowId('contact', id)} and ${visible}`)
    .for('update');
  return row;
}

function named(ids: readonly number[], names: ReadonlyMap<number, Named>): Named[] {
  return ids.flatMap((id) => names.get(id) ?? []);
}
