import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { isAreaCode } from '#lib/identifiers/brazilian-phone.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import type { FilterContext } from '../filters/filter-parts.ts';
import { hasLimitedView } from '../visible-contacts.ts';
import { mayHold } from './digit-groups.ts';
import { joined, oneOf, type SearchPart } from './search-part.ts';

/**
 * So many are surely more than are counted, though some may be the same person, or hidden from who sees a part of the contacts. If they
 * turn out to be too few, all are looked up; of still more a sample has told.
 */
const ENOUGH = { ofAll: 12_500, ofPart: 17_500, atMost: 25_000 };

const AREAS = upTo(100).filter((code) => isAreaCode(code, 0));

/** What may stand before digits that the groups of a number's last eight do not tell: nothing, or up to two; of Brazilian phones three. */
const BEFORE = [...new Set(['', ...upTo(10), ...upTo(100), ...upTo(10).map((digit) => `55${digit}`)])];

function upTo(end: number): string[] {
  return Array.from({ length: end }, (_, at) => String(at).padStart(String(end - 1).length, '0'));
}

/** @param inText what somebody fulfils who has the number elsewhere than in a phone or CPF */
export function searchNumber(digits: string, inText: SQL, { actor, db }: FilterContext): SearchPart {
  const part = `%${digits}%`;
  const matching = sql`(${inText} or ${contacts.cpf} like ${part} or array_to_string(${contacts.phones}, ' ') like ${part})`;
  const lookUp = async (most: number): Promise<SearchPart> => {
    const { held, ids } = await holdersOf(digits, inText, most, db);
    const found = oneOf(ids);
    if (held > most) {
      const all = most < ENOUGH.atMost ? () => lookUp(ENOUGH.atMost) : undefined;
      return { matching, covered: false, some: found.some, lookUp: all };
    }
    const placeholders = await placeholderCondition(digits, db);
    return placeholders ? joined([found, placeholders], 'or') : found;
  };
  const enough = hasLimitedView(actor) ? ENOUGH.ofPart : ENOUGH.ofAll;
  return { matching, covered: false, lookUp: () => lookUp(enough) };
}

/**
 * What identifies nobody is in no index: whoever searches it wants to see where it stands. Most end in four equal digits, and stand in
 * the text; others that an organization lists are looked for in everybody.
 */
async function placeholderCondition(digits: string, db: Database): Promise<SearchPart | null> {
  const { placeholders } = await getOrganization(db);
  const values = placeholders.filter(
    (value) => /^\d+$/.test(value) && value.includes(digits) && !/(.)\1{3}$/.test(value),
  );
  if (values.length === 0) return null;
  const list = sql`${sql.param(values)}::text[]`;
  return { matching: sql`(${contacts.phones} && ${list} or ${contacts.cpf} = any(${list}))`, covered: false };
}

/** By phone, CPF or text, three or more digits anywhere in them, or in a phone but for its ninth digit; as many as are wanted. */
async function holdersOf(
  digits: string,
  inText: SQL,
  most: number,
  db: Database,
): Promise<{ held: number; ids: number[] }> {
  const part = `%${digits}%`;
  const { rows } = await db.execute<{ held: number; ids: string | null }>(sql`
    with held (id) as materialized (
      (select contact_id from unnest(${sql.param(beginnings(digits))}::text[]) as b (digits)
      cross join lateral (
        select contact_id from contact_identifier
        where value >= b.digits and value < b.digits || ':' and kind <> 'email'
        limit ${most + 1}
      ) as beginning)
      union all
      select contact_id from contact_identifier
      where kind in ('cpf', 'phone') and value like ${part} and ${mayHold(digits) ?? sql`false`}
      union all
      select id from contact where ${inText}
      union all
      select contact_id from contact_identifier
      where kind = 'phone' and length(value) > 11 and value not like '55%' and value like ${part}
      limit ${most + 1}
    )
    select count(*)::int as held, array_agg(id)::text as ids from held`);
  const { held, ids } = rows[0] ?? { held: 0, ids: null };
  return { held, ids: ids === null ? [] : [...new Set(ids.slice(1, -1).split(',').map(Number))] };
}

function beginnings(digits: string): string[] {
  const before = digits.startsWith('9') ? [...BEFORE, ...AREAS.map((area) => `55${area}`)] : BEFORE;
  return [...before.map((some) => some + digits), ...withNinthDigit(digits)];
}

/** Behind an area code people leave it out, too. */
function withNinthDigit(digits: string): string[] {
  const national = digits.startsWith('55') ? [digits.slice(2), digits] : [digits];
  return national
    .filter((some) => /^..[6-9]\d{3}/.test(some) && isAreaCode(some, 0))
    .map((some) => `55${some.slice(0, 2)}9${some.slice(2)}`);
}
