import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { inSearchTurn } from '#lib/contacts/search-turn.ts';
import { countSelection } from '#lib/contacts/selection/count-selection.ts';
import type { Selection } from '#lib/contacts/selection/selection.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { exportable } from './exportable.ts';

export interface ExportCount {
  exported: number;
  /** Selected contacts that are merged or anonymized. */
  leftOut: number;
}

/** The exact count. @throws TooMany */
export async function countExport(
  actor: Actor,
  selection: Selection,
  db: Database = database(),
): Promise<ExportCount> {
  authorize(actor, 'contacts.export');
  const selected = await countSelection(actor, selection, db);
  const chosen = await exportable(actor, selection, db);
  const { rows } = await inSearchTurn(actor, () =>
    db.execute<{ count: number }>(sql`select count(*)::int as count from contact where ${chosen}`),
  );
  const exported = rows[0]?.count ?? 0;
  return { exported, leftOut: Math.max(0, selected - exported) };
}
