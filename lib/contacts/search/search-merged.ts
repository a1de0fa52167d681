import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { rootId } from '../identity/merged.ts';
import { containing } from './containing.ts';
import { oneOf, type SearchPart } from './search-part.ts';

const MOST_ROOTS = 1_000;

/** As the index `contact_merged_record` has it. */
const RECORD = sql`merged_record(cpf, phones, cnpj, client_code, external_id, company, whatsapp, instagram, facebook, twitter, telegram)`;

/** Contacts that others were merged into with one of the texts anywhere in a number, a code, the company or a name they have elsewhere. */
export async function searchMerged(texts: readonly string[], db: Database): Promise<SearchPart[]> {
  const has: SQL[] = texts.map((text) => sql`${RECORD} like ${containing(text)}`);
  const { rows } = await db.execute<{ id: number }>(sql`
    select distinct ${rootId} as id from contact
    where merged_into_id is not null and (${sql.join(has, sql` or `)}) limit ${MOST_ROOTS}`);
  return rows.length === 0 ? [] : [oneOf(rows.map(({ id }) => Number(id)))];
}
