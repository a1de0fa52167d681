import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { FoundGroup } from './find-groups.ts';

/** By what the first column says. Lists are written as the database shows them. */
type Rows = Map<number, string[]>;

interface Table {
  name: string;
  /** With their types; the first one tells rows apart. */
  columns: readonly (readonly [string, string])[];
}

const MEMBERS: Table = {
  name: 'duplicate_member',
  columns: [
    ['contact_id', 'bigint'],
    ['group_id', 'bigint'],
    ['part_id', 'bigint'],
  ],
};
const GROUPS: Table = {
  name: 'duplicate_group',
  columns: [
    ['id', 'bigint'],
    ['size', 'integer'],
    ['kinds', 'text[]'],
    ['conflicts', 'text[]'],
    ['crowded', 'boolean'],
    ['told_apart', 'boolean'],
  ],
};
const PARTS: Table = {
  name: 'duplicate_part',
  columns: [
    ['id', 'bigint'],
    ['group_id', 'bigint'],
    ['size', 'integer'],
    ['conflicts', 'text[]'],
  ],
};

/**
 * Writes what was found in place of what is known of these contacts, or of everybody, as far as it differs.
 * @param met none of them is in a group that holds anybody else
 */
export async function writeGroups(
  found: readonly FoundGroup[],
  db: Database,
  met?: readonly number[],
): Promise<void> {
  const [members, groups, parts]: [Rows, Rows, Rows] = [new Map(), new Map(), new Map()];
  for (const group of found) addRows(group, { members, groups, parts });
  const known = met ? sql`contact_id = any(${sql.param(met)}::bigint[])` : sql`true`;
  const before = await readRows(MEMBERS, known, db);
  const among = (at: number) => (met ? sql`id = any(${sql.param(column(before, at))}::bigint[])` : sql`true`);
  await settle(GROUPS, await readRows(GROUPS, among(1), db), groups, db);
  await settle(PARTS, await readRows(PARTS, among(2), db), parts, db);
  await settle(MEMBERS, before, members, db);
}

function addRows(
  { members, kinds, crowded, toldApart, parts }: FoundGroup,
  to: { members: Rows; groups: Rows; parts: Rows },
): void {
  const id = String(members[0]);
  const conflicts = new Set(parts.flatMap((part) => part.conflicts));
  const size = String(members.length);
  to.groups.set(Number(id), [id, size, list(kinds), list(conflicts), String(crowded), String(toldApart)]);
  for (const part of parts) {
    const partId = String(part.members[0]);
    for (const member of part.members) to.members.set(member, [String(member), id, partId]);
    if (part.members.length === 1) continue;
    const row = [partId, id, String(part.members.length), list(part.conflicts)];
    to.parts.set(Number(partId), row);
  }
}

function list(codes: Iterable<string>): string {
  return `{${[...codes].join(',')}}`;
}

function column(rows: Rows, at: number): string[] {
  return [...new Set([...rows.values()].map((row) => row[at] ?? ''))];
}

async function readRows({ name, columns }: Table, which: SQL, db: Database): Promise<Rows> {
  const cells = columns.map(([column]) => sql`${sql.identifier(column)}::text`);
  const { rows } = await db.execute<{ cells: string[] }>(
    sql`select array[${sql.join(cells, sql`, `)}] as cells from ${sql.identifier(name)} where ${which}`,
  );
  return new Map(rows.map((row) => [Number(row.cells[0]), row.cells]));
}

async function settle({ name, columns }: Table, before: Rows, after: Rows, db: Database): Promise<void> {
  const table = sql.identifier(name);
  const names = columns.map(([column]) => sql.identifier(column));
  const [key, ...others] = names;
  const gone = [...before.keys()].filter((id) => !after.has(id));
  if (gone.length > 0)
    await db.execute(sql`delete from ${table} where ${key} = any(${sql.param(gone)}::bigint[])`);
  const changed = [...after].filter(([id, row]) => row.join(' ') !== before.get(id)?.join(' '));
  if (changed.length === 0) return;
  const cells = columns.map((_, at) => sql`${sql.param(changed.map(([, row]) => row[at]))}::text[]`);
  const values = columns.map(([column, type]) => sql`given.${sql.identifier(column)}::${sql.raw(type)}`);
  const set = others.map((column) => sql`${column} = excluded.${column}`);
  const comma = sql`, `;
  await db.execute(sql`
    insert into ${table} (${sql.join(names, comma)})
    select ${sql.join(values, comma)} from unnest(${sql.join(cells, comma)}) as given (${sql.join(names, comma)})
    on conflict (${key}) do update set ${sql.join(set, comma)}`);
}
