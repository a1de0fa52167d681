import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Changed, Outcome } from './bulk-action.ts';
import { lockContacts } from './lock-contacts.ts';

interface ToTakeBack<Row extends object> {
  open: (Row & { id: number })[];
  refused: Outcome[];
  /** What the change noted, whose first number is the version it left behind. */
  before: ReadonlyMap<number, number[]>;
  touched: ReadonlySet<number>;
}

export async function lockChanged<Row extends object>(
  actor: Actor,
  changed: readonly Changed[],
  columns: SQL,
  { field, since }: { field: string; since: Date },
  tx: Database,
): Promise<ToTakeBack<Row>> {
  const ids = changed.map(({ contactId }) => contactId);
  const { open, refused } = await lockContacts<Row & { version: number }>(
    actor,
    ids,
    sql`${columns}, version`,
    tx,
  );
  const before = new Map(changed.map((contact) => [contact.contactId, contact.before]));
  const moved = open.filter(({ id, version }) => version !== before.get(id)?.[0]).map(({ id }) => id);
  return { open, refused, before, touched: await touchedSince(since, field, moved, tx) };
}

/** By whose trail since then, which names the field more than once: the first time it was the change itself. */
async function touchedSince(
  since: Date,
  field: string,
  ids: readonly number[],
  tx: Database,
): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const { rows } = await tx.execute<{ id: number }>(sql`
    select subject_id as id from audit_event
    where subject = 'contact' and subject_id = any(${sql.param([...ids])}::bigint[])
      and at >= ${since.toISOString()}::timestamptz and ${field} = any(fields)
    group by subject_id having count(*) > 1`);
  return new Set(rows.map(({ id }) => id));
}

export function takenBack<Row extends { id: number }>(
  open: readonly Row[],
  isOurs: (row: Row) => boolean,
): Outcome[] {
  return open.map((row) =>
    isOurs(row)
      ? { contactId: row.id, outcome: 'changed' }
      : { contactId: row.id, outcome: 'refused', reason: 'changed_since' },
  );
}
