import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type IdentifierKind, isPlaceholder, placeholderSet } from '#lib/identifiers/placeholders.ts';
import { notePending } from './note-pending.ts';

export interface Identifier {
  kind: IdentifierKind;
  value: string;
}

export interface IdentifyingValues {
  cpf: string | null;
  phones: readonly string[];
  email: string | null;
}

export interface IdentifierRule {
  isPlaceholder(kind: IdentifierKind, value: string): boolean;
}

export function identifierRule(placeholders: readonly string[]): IdentifierRule {
  const values = placeholderSet(placeholders);
  return { isPlaceholder: (kind, value) => isPlaceholder(kind, value, values) };
}

/** Canonical, each value once, without placeholders. */
export function identifiersOf({ cpf, phones, email }: IdentifyingValues, rule: IdentifierRule): Identifier[] {
  const all: Identifier[] = [...new Set(phones)].map((value) => ({ kind: 'phone', value }));
  if (cpf) all.unshift({ kind: 'cpf', value: cpf });
  if (email) all.push({ kind: 'email', value: email.toLowerCase() });
  return all.filter(({ kind, value }) => !rule.isPlaceholder(kind, value));
}

/** `isNoted`: who comes into what group of duplicates by it is known already. */
export async function addIdentifiers(
  contacts: readonly (IdentifyingValues & { id: number })[],
  rule: IdentifierRule,
  db: Database,
  isNoted = false,
): Promise<void> {
  const rows = contacts.flatMap((contact) =>
    identifiersOf(contact, rule).map((found) => ({ ...found, id: contact.id })),
  );
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into contact_identifier (kind, value, contact_id)
    select * from unnest(
      ${sql.param(rows.map(({ kind }) => kind))}::text[],
      ${sql.param(rows.map(({ value }) => value))}::text[],
      ${sql.param(rows.map(({ id }) => id))}::bigint[])`);
  if (isNoted) return;
  await notePending(
    rows.map(({ id }) => id),
    db,
  );
}

/** Contacts as they were. By their values: an index by contact would cost an import a twelfth of its time. */
export async function dropIdentifiers(
  contacts: readonly (IdentifyingValues & { id: number })[],
  db: Database,
): Promise<void> {
  const rows = contacts.flatMap((contact) =>
    identifiersOf(contact, EVERYTHING).map((held) => ({ ...held, id: contact.id })),
  );
  if (rows.length === 0) return;
  await db.execute(sql`
    delete from contact_identifier i
    using unnest(
      ${sql.param(rows.map(({ kind }) => kind))}::text[],
      ${sql.param(rows.map(({ value }) => value))}::text[],
      ${sql.param(rows.map(({ id }) => id))}::bigint[]) as g (kind, value, id)
    where i.kind = g.kind and i.value = g.value and i.contact_id = g.id`);
  await notePending(
    rows.map(({ id }) => id),
    db,
  );
}

const EVERYTHING: IdentifierRule = { isPlaceholder: () => false };
