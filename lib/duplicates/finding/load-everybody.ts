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

/** The two of a value that two hold are its least and its greatest: only larger sets are looked up once more. */
async function sharedValues(db: Database): Promise<Shared[]> {
  const { rows } = await db.execute<{
    kind: IdentifierKind;
    low: number;
    high: number;
    ids: string[] | null;
  }>(
    sql`
    with shared as materialized (
      select kind, value, count(*) as holders, min(contact_id) as low, max(contact_id) as high
      from contact_identifier group by kind, value having count(*) > 1
    )
    select kind, low, high, null as ids from shared where holders = 2 and low < high
    union all
    select kind, null, null, array_agg(distinct i.contact_id)
    from shared join contact_identifier i using (kind, value) where holders > 2 group by kind, value`,
  );
  return rows.map(({ kind, low, high, ids }) => ({ kind, ids: ids ? ids.map(Number) : [low, high] }));
}
