import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';

const MOST_HOLDERS = 20_000;
/** Sorts after everything a code can go on with. */
const LAST = '\u{10ffff}';

/** Contacts whose CNPJ, client code or external id begins with the text, in capitals or not. */
export async function searchCode(text: string, db: Database): Promise<SQL> {
  const codes = [...new Set([text, text.toUpperCase(), text.toLowerCase()])];
  const cnpj = text.replace(/[./-]/g, '').toUpperCase();
  const { rows } = await db.execute<{ id: number }>(sql`
    select id from contact where cnpj >= ${cnpj} and cnpj < ${cnpj + LAST} and merged_into_id is null
    union all ${sql.join(
      codes.map(
        (code) => sql`
          select id from contact
          where client_code >= ${code} and client_code < ${code + LAST} and merged_into_id is null
          union all
          select id from contact where external_id >= ${code} and external_id < ${code + LAST}`,
      ),
      sql` union all `,
    )}
    limit ${MOST_HOLDERS + 1}`);
  if (rows.length <= MOST_HOLDERS)
    return sql`${contacts.id} = any(${sql.param(rows.map(({ id }) => id))}::bigint[])`;
  const begins = codes.flatMap((code) => [
    sql`starts_with(${contacts.clientCode}, ${code})`,
    sql`starts_with(${contacts.externalId}, ${code})`,
  ]);
  return sql`(${sql.join([sql`starts_with(${contacts.cnpj}, ${cnpj})`, ...begins], sql` or `)})`;
}
