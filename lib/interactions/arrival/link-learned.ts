import { type SQL, sql } from 'drizzle-orm';
import type { KnownIdentity } from './identities.ts';

/** Identities that are found to be this contact's. What a person linked stays as they said. */
export function learnedOf(identities: readonly KnownIdentity[], contactId: number | null): number[] {
  if (contactId === null) return [];
  return identities.filter((one) => one.contactId !== contactId && !one.linked).map(({ id }) => id);
}

/** Notes whose they are: what came along with somebody's number leads to them later by itself. */
export function linkLearned(learned: readonly number[], contactId: number | null): SQL {
  return sql`
    update contact_identity set contact_id = ${contactId}::bigint where id = any(${sql.param([...learned])}::bigint[])`;
}
