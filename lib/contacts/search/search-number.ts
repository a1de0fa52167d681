import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { isAreaCode } from '#lib/identifiers/brazilian-phone.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { identifierRule } from '../identity/identifier-index.ts';
import { withRoots } from '../identity/merged.ts';
import { NOBODY, oneOf, type SearchPart } from './search-part.ts';

/** More holders than this are not collected: walking the list meets them soon enough. */
const MOST_HOLDERS = 20_000;

/** Fewest digits by which the end of a phone is looked for. */
const ENDING = 4;

const AREAS = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, '0')).filter((code) =>
  isAreaCode(code, 0),
);

/** At the beginning of a CPF or phone (with or without country, area code and ninth digit), or at a phone's end. */
export async function searchNumber(digits: string, db: Database): Promise<SearchPart> {
  const ids = await holdersOf(digits, db);
  if (ids.length === 0) return placeholderCondition(digits, db);
  if (ids.length <= MOST_HOLDERS) return oneOf(ids);
  const beginning = `^(55([1-9][0-9]9?)?)?${digits}`;
  const matching = sql`(${contacts.cpf} like ${`${digits}%`}
    or exists (select from unnest(${contacts.phones}) as p where p ~ ${beginning} or p like ${`%${digits}`}))`;
  return { matching, covered: false };
}

/** Placeholders identify nobody and so are in no index; whoever searches one wants to see where it stands. */
async function placeholderCondition(digits: string, db: Database): Promise<SearchPart> {
  const { isPlaceholder } = identifierRule((await getOrganization(db)).placeholders);
  const values = [digits, `55${digits}`].filter(
    (value) => isPlaceholder('phone', value) || isPlaceholder('cpf', value),
  );
  if (values.length === 0) return NOBODY;
  const list = sql`${sql.param(values)}::text[]`;
  return { matching: sql`(${contacts.phones} && ${list} or ${contacts.cpf} = any(${list}))`, covered: false };
}

async function holdersOf(digits: string, db: Database): Promise<number[]> {
  const beginnings = [
    digits,
    `55${digits}`,
    ...AREAS.flatMap((area) => [`55${area}${digits}`, `55${area}9${digits}`]),
  ];
  const { rows } = await db.execute<{ ids: string[] | null }>(sql`
    select array_agg(id) as ids from (${withRoots(sql`
      select held.id from unnest(${sql.param(beginnings)}::text[]) as b (digits)
      cross join lateral (
        select i.contact_id as id from contact_identifier i
        where i.value >= b.digits and i.value < b.digits || ':' and i.kind in ('cpf', 'phone')
        limit ${MOST_HOLDERS + 1}
      ) as held
      union all
      select i.contact_id from contact_identifier i
      where ${digits.length >= ENDING} and i.kind = 'phone' and right(i.value, 4) = right(${digits}, 4)
        and i.value like ${`%${digits}`}
      limit ${MOST_HOLDERS + 1}`)}
    ) as found`);
  return (rows[0]?.ids ?? []).map(Number);
}
