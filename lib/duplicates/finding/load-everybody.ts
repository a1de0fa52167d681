import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { IdentifierRule } from '#lib/contacts/identity/identifier-index.ts';
import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';
import type { Told } from './conflicts.ts';
import type { Base, Shared } from './find-groups.ts';
import { loadToldApart } from './load-told-apart.ts';
import { takesPart } from './takes-part.ts';

/** What the groups of the whole base are found from. */
export async function loadEverybody(rule: IdentifierRule, db: Database): Promise<Base> {
  const shared = await sharedValues(db);
  const ids = [...new Set(shared.flatMap((value) => value.ids))].sort((one, other) => one - other);
  const people = await loadPeople(ids, rule, db);
  return { shared: amongThem(shared, people), people, toldApart: await loadToldApart(db) };
}

/** Those of `ids` who take part, in the order of ids. */
async function loadPeople(ids: readonly number[], rule: IdentifierRule, db: Database): Promise<Told[]> {
  const { rows } = await db.execute<Told & Record<string, unknown>>(sql`
    select id, cpf, birth_date::text as "birthDate", cnpj, client_code as "clientCode" from contact
    where id = any(${sql.param(ids)}::bigint[]) and ${takesPart} order by id`);
  return rows.map((row) => tellingOf(row, rule));
}

/** A CPF that only fills a field tells nobody apart. */
export function tellingOf({ id, cpf, birthDate, cnpj, clientCode }: Told, rule: IdentifierRule): Told {
  const own = cpf !== null && !rule.isPlaceholder('cpf', cpf) ? cpf : null;
  return { id, cpf: own, birthDate, cnpj, clientCode };
}

/** Values that two and more of these people hold. */
export function amongThem(shared: Iterable<Shared>, people: readonly Told[]): Shared[] {
  const known = new Set(people.map(({ id }) => id));
  const among: Shared[] = [];
  for (const { kind, ids } of shared) {
    const left = ids.filter((id) => known.has(id));
    if (left.length > 1) among.push({ kind, ids: left });
  }
  return among;
}

/**
 * From the index of values alone, which is read in their order, what several hold; then who holds it. Telling values apart by
 * their kind would read every row: ten times as long at a million contacts.
 */
async function sharedValues(db: Database): Promise<Shared[]> {
  const { rows } = await db.execute<{ at: number; kind: IdentifierKind; id: number }>(sql`
    with shared as materialized (
      select value, row_number() over ()::int as at from (
        select value from contact_identifier group by value having count(*) > 1
      ) as several
    )
    select shared.at, held.kind, held.contact_id as id from shared cross join lateral (
      select kind, contact_id from contact_identifier i where i.value = shared.value offset 0
    ) as held`);
  const values = new Map<string, { kind: IdentifierKind; ids: Set<number> }>();
  for (const { at, kind, id } of rows) {
    const key = `${at} ${kind}`;
    const value = values.get(key);
    if (value) value.ids.add(id);
    else values.set(key, { kind, ids: new Set([id]) });
  }
  return [...values.values()].map(({ kind, ids }) => ({ kind, ids: [...ids] }));
}
