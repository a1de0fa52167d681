import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { inSearchTurn } from '../search-turn.ts';
import type { Selection } from './selection.ts';
import { selectionCondition } from './selection-condition.ts';

/** Exactly: a confirmation names the number. @throws TooMany */
export async function countSelection(
  actor: Actor,
  selection: Selection,
  db: Database = database(),
): Promise<number> {
  authorize(actor, 'contacts.view');
  const selected = await selectionCondition(selection, { actor, db });
  const { rows } = await inSearchTurn(actor, () =>
    db.execute<{ count: number }>(sql`select count(*)::int as count from contact where ${selected}`),
  );
  return rows[0]?.count ?? 0;
}
