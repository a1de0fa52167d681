import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { bareValue } from '#lib/identifiers/bare-value.ts';
import { withRoots } from '../identity/merged.ts';
import { LAST_CHARACTER } from './last-character.ts';
import { NOBODY, oneOf, type SearchPart } from './search-part.ts';

const MOST_HOLDERS = 20_000;

export async function searchCode(text: string, db: Database): Promise<SearchPart> {
  const cnpj = bareValue(text)
    .replace(/[./ -]/g, '')
    .toUpperCase();
  const code = sql`lower(${text}::text collate "C")`;
  const beginning = sql`
    select id from contact where cnpj >= ${cnpj} and cnpj < ${cnpj + LAST_CHARACTER}
    union all
    select id from contact
    where client_code is not null and lower(client_code) >= ${code} and lower(client_code) < ${code} || ${LAST_CHARACTER}
    union all
    select id from contact
    where external_id is not null and lower(external_id) >= ${code} and lower(external_id) < ${code} || ${LAST_CHARACTER}
    limit ${MOST_HOLDERS + 1}`;
  const { rows } = await db.execute<{ id: number }>(withRoots(beginning));
  if (rows.length === 0) return NOBODY;
  if (rows.length <= MOST_HOLDERS) return oneOf(rows.map(({ id }) => id));
  const matching = sql`(starts_with(${contacts.cnpj}, ${cnpj}) or starts_with(lower(${contacts.clientCode}), ${code})
    or starts_with(lower(${contacts.externalId}), ${code}))`;
  return { matching, covered: false };
}
