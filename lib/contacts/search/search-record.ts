import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { rootId } from '../identity/merged.ts';
import { containing } from './containing.ts';
import { joined, oneOf, type SearchPart } from './search-part.ts';

const MOST_ROOTS = 1_000;

/**
 * Contacts with one of the texts anywhere in a phone, CPF, CNPJ, client code, external id, company or in a name they have
 * elsewhere, and those that others with it were merged into.
 */
export async function searchRecord(texts: readonly string[], db: Database): Promise<SearchPart> {
  const has = sql`(${sql.join(
    [...new Set(texts)].map((text) => sql`${contacts.record} like ${containing(text)}`),
    sql` or `,
  )})`;
  const { rows } = await db.execute<{ id: number }>(sql`
    select distinct ${rootId} as id from contact where merged_into_id is not null and ${has} limit ${MOST_ROOTS}`);
  const own = { matching: has, covered: false };
  return rows.length === 0 ? own : joined([own, oneOf(rows.map(({ id }) => Number(id)))], 'or');
}
