import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { CONTACT_REFERENCES } from '#lib/contacts/contact-references.ts';
import { blankColumns, hasOwnId } from './blank-columns.ts';
import type { Counts } from './erasure-counts.ts';

/** What hangs on something that hangs on a contact, and goes or is emptied with it. */
export const HISTORY_PARTS: readonly { table: string; column: string; of: string; goes?: true }[] = [
  { table: 'message', column: 'interaction_id', of: 'interaction' },
  { table: 'survey', column: 'interaction_id', of: 'interaction' },
  { table: 'idempotency_key', column: 'interaction_id', of: 'interaction', goes: true },
];

/**
 * Gives the history of the old ids to the new ones, without what names anybody. Each of its rows gets a new id, too: addresses,
 * exports and platforms know the old ones.
 */
export async function moveHistory(now: ReadonlyMap<number, number>, tx: Database): Promise<Counts> {
  const counts: Counts = new Map();
  const moved = CONTACT_REFERENCES.filter(
    ({ table, anonymization }) => table !== 'contact' && anonymization === 'moves',
  );
  for (const { table, column } of moved) {
    const { rowCount } = await tx.execute(sql`
      update ${sql.identifier(table)} set ${changes(table, sql`${sql.identifier(column)} = next.id`)}
      from unnest(${sql.param([...now.keys()])}::bigint[], ${sql.param([...now.values()])}::bigint[]) as next (old_id, id)
      where ${sql.identifier(table)}.${sql.identifier(column)} = next.old_id`);
    counts.set(table, rowCount ?? 0);
  }
  await nameNewIds([...now.values()], tx);
  for (const { table, column, of, goes } of HISTORY_PARTS) {
    const which = sql`${sql.identifier(column)} in (
      select id from ${sql.identifier(of)} where contact_id = any(${sql.param([...now.values()])}::bigint[]))`;
    const { rowCount } = await tx.execute(
      goes
        ? sql`delete from ${sql.identifier(table)} where ${which}`
        : sql`update ${sql.identifier(table)} set ${changes(table)} where ${which}`,
    );
    counts.set(table, rowCount ?? 0);
  }
  return counts;
}

function changes(table: string, ...more: SQL[]): SQL {
  const own = hasOwnId(table) ? [sql`id = default`] : [];
  return sql.join([...own, ...more, ...blankColumns(table)], sql`, `);
}

/** Why an interaction landed where it did names the contact by its id. */
async function nameNewIds(ids: readonly number[], tx: Database): Promise<void> {
  await tx.execute(sql`
    update interaction set explanation = (
      select coalesce(jsonb_agg(
        case when step ? 'saw' then jsonb_set(step, '{saw}', (step -> 'saw') || (
          select coalesce(jsonb_object_agg(name, contact_id), '{}') from unnest(array['contact', 'from']) as name
          where step -> 'saw' ? name
        )) else step end order by place), '[]')
      from jsonb_array_elements(explanation) with ordinality as steps (step, place))
    where contact_id = any(${sql.param([...ids])}::bigint[]) and explanation <> '[]'`);
}
