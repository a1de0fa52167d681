import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { CONTACT_REFERENCES } from '#lib/contacts/contact-references.ts';
import { blankColumns } from './blank-columns.ts';
import type { Counts } from './erasure-counts.ts';

interface Part {
  table: string;
  column: string;
  of: string;
  goes?: true;
}

/** What hangs on something that hangs on a contact, and goes or is emptied with it. */
export const HISTORY_PARTS: readonly Part[] = [
  { table: 'message', column: 'interaction_id', of: 'interaction' },
  { table: 'survey', column: 'interaction_id', of: 'interaction' },
  { table: 'idempotency_key', column: 'interaction_id', of: 'interaction', goes: true },
];

/** Why an interaction landed where it did names the contact by its id. */
const NEW_CONTACT_IN_STEPS = sql`explanation = case when explanation = '[]' then explanation else (
  select coalesce(jsonb_agg(
    case when step ? 'saw' then jsonb_set(step, '{saw}', (step -> 'saw') || (
      select coalesce(jsonb_object_agg(name, moved.contact_id), '{}') from unnest(array['contact', 'from']) as name
      where step -> 'saw' ? name
    )) else step end order by place), '[]')
  from jsonb_array_elements(explanation) with ordinality as steps (step, place)) end`;

/**
 * Gives the history of the old ids to the new ones, without what names anybody. Each of its rows gets a new id, too: addresses,
 * exports and platforms know the old ones. A table and its parts change in one statement, so that each row is written once: its keys
 * are checked when all of them are new.
 */
export async function moveHistory(now: ReadonlyMap<number, number>, tx: Database): Promise<Counts> {
  const counts: Counts = new Map();
  const moves = CONTACT_REFERENCES.filter(
    ({ table, anonymization }) => table !== 'contact' && anonymization === 'moves',
  );
  for (const { table, column } of moves) {
    const parts = HISTORY_PARTS.filter(({ of }) => of === table);
    const changes = [movesToContact(table, column), ...parts.map(followsItsOwner)];
    const names = [table, ...parts.map((part) => part.table)].map((name) => sql.identifier(name));
    const { rows } = await tx.execute<Record<string, number>>(sql`
      with moved as materialized (
        select old.id as old_id, nextval(pg_get_serial_sequence(${table}, 'id')) as id, next.id as contact_id
        from unnest(${sql.param([...now.keys()])}::bigint[], ${sql.param([...now.values()])}::bigint[]) as next (old_id, id)
        join ${sql.identifier(table)} old on old.${sql.identifier(column)} = next.old_id
      ), ${sql.join(
        changes.map((change, at) => sql`${names[at]} as (${change} returning 1)`),
        sql`, `,
      )}
      select ${sql.join(
        names.map((name) => sql`(select count(*) from ${name}) as ${name}`),
        sql`, `,
      )}`);
    for (const [name, count] of Object.entries(rows[0] ?? {})) counts.set(name, count);
  }
  return counts;
}

function movesToContact(table: string, column: string): SQL {
  const steps = table === 'interaction' ? [NEW_CONTACT_IN_STEPS] : [];
  const changes = [sql`id = moved.id`, sql`${sql.identifier(column)} = moved.contact_id`, ...steps];
  return sql`
    update ${sql.identifier(table)} set ${sql.join([...changes, ...blankColumns(table)], sql`, `)} from moved
    where ${sql.identifier(table)}.id = moved.old_id`;
}

function followsItsOwner({ table, column, goes }: Part): SQL {
  const which = sql`${sql.identifier(table)}.${sql.identifier(column)} = moved.old_id`;
  if (goes) return sql`delete from ${sql.identifier(table)} using moved where ${which}`;
  const changes = [sql`id = default`, sql`${sql.identifier(column)} = moved.id`, ...blankColumns(table)];
  return sql`update ${sql.identifier(table)} set ${sql.join(changes, sql`, `)} from moved where ${which}`;
}
