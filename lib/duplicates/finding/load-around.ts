import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import {
  type IdentifierRule,
  type IdentifyingValues,
  identifiersOf,
} from '#lib/contacts/identity/identifier-index.ts';
import type { Told } from './conflicts.ts';
import type { Base, Shared } from './find-groups.ts';
import { amongThem, tellingOf } from './load-everybody.ts';
import { loadToldApart } from './load-told-apart.ts';
import { takesPart } from './takes-part.ts';

export interface Around extends Base {
  /** Whoever was looked at on the way, whether in a group or not. */
  met: number[];
}

export class TooFar extends Error {}

/**
 * What the groups of these contacts are found from: they themselves, whoever shares a value with them, those who are in a group
 * with those already, and so on until nobody new is met.
 * @throws TooFar when those are more than `most`
 */
export async function loadAround(
  ids: readonly number[],
  rule: IdentifierRule,
  most: number,
  db: Database,
): Promise<Around> {
  const met = new Set<number>();
  const people: Told[] = [];
  const values = new Map<string, Value>();
  for (let next = await withGroups(ids, db); next.length > 0; ) {
    for (const id of next) met.add(id);
    if (met.size > most) throw new TooFar();
    const rows = await loadHolders(next, db);
    for (const row of rows) people.push(tellingOf(row, rule));
    const neighbours = await addHolders(newValues(rows, rule, values), db);
    const mates = await withGroups(
      neighbours.filter((id) => !met.has(id)),
      db,
    );
    next = mates.filter((id) => !met.has(id));
  }
  people.sort((one, other) => one.id - other.id);
  const ownIds = [...met];
  return {
    shared: amongThem(values.values(), people),
    people,
    toldApart: await loadToldApart(db, ownIds),
    met: ownIds,
  };
}

type Value = Shared & { value: string; ids: number[] };

async function withGroups(ids: readonly number[], db: Database): Promise<number[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.execute<{ id: number }>(sql`
    select mate.contact_id as id from duplicate_member mate
    where mate.group_id in (
      select group_id from duplicate_member where contact_id = any(${sql.param(ids)}::bigint[]))`);
  return [...new Set([...ids, ...rows.map(({ id }) => id)])];
}

type Holder = Told & IdentifyingValues;

async function loadHolders(ids: readonly number[], db: Database): Promise<Holder[]> {
  const { rows } = await db.execute<Holder & Record<string, unknown>>(sql`
    select id, cpf, birth_date::text as "birthDate", cnpj, client_code as "clientCode", phones, email from contact
    where id = any(${sql.param(ids)}::bigint[]) and ${takesPart}`);
  return rows;
}

/** By kind and value; they are among the values met from now on. */
function newValues(
  rows: readonly Holder[],
  rule: IdentifierRule,
  values: Map<string, Value>,
): Map<string, Value> {
  const fresh = new Map<string, Value>();
  for (const row of rows) {
    for (const { kind, value } of identifiersOf(row, rule)) {
      const key = `${kind} ${value}`;
      if (values.has(key)) continue;
      const one = { kind, value, ids: [] };
      values.set(key, one);
      fresh.set(key, one);
    }
  }
  return fresh;
}

/** Adds to each of the values who holds it, and answers them all. */
async function addHolders(values: ReadonlyMap<string, Value>, db: Database): Promise<number[]> {
  if (values.size === 0) return [];
  const asked = [...values.values()].map(({ value }) => value);
  const { rows } = await db.execute<{ key: string; id: number }>(sql`
    select distinct i.kind || ' ' || i.value as key, contact.id
    from contact_identifier i join contact on contact.id = i.contact_id
    where i.value = any(${sql.param(asked)}::text[]) and ${takesPart}`);
  return rows.flatMap(({ key, id }) => {
    const value = values.get(key);
    value?.ids.push(id);
    return value ? id : [];
  });
}
