import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { inSearchTurn } from '#lib/contacts/search-turn.ts';
import type { Selection } from '#lib/contacts/selection/selection.ts';
import { selectionCondition } from '#lib/contacts/selection/selection-condition.ts';
import { keptSelection } from '#lib/contacts/selection/selection-words.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { BULK_ACTIONS, type BulkActionName } from './bulk-actions.ts';
import { type BulkWork, createBulkRun, settleRun } from './bulk-work.ts';
import type { Tally } from './record-outcomes.ts';

export const MOST_AT_ONCE = 1_000;

export interface StartedChange {
  runId: number;
  total: number;
  done: Tally | null;
}

/** Which contacts is settled now. @throws Refused, as the action does, and `selection_empty`; TooMany */
export async function startBulkChange(
  actor: Actor,
  action: BulkActionName,
  parameters: Record<string, unknown>,
  selection: Selection,
  db: Database = database(),
  mostAtOnce = MOST_AT_ONCE,
): Promise<StartedChange> {
  authorize(actor, BULK_ACTIONS[action].permission);
  const { alwaysInBackground, readParameters } = BULK_ACTIONS[action];
  return inSearchTurn(actor, () =>
    db.transaction(async (tx) => {
      const work: BulkWork = {
        action,
        parameters: await readParameters(actor, parameters, tx),
        undoes: null,
        undoSince: null,
      };
      const kept = await keptSelection(selection, tx);
      const { runId, within } = await createBulkRun(actor, work, kept, tx);
      const total = await select(actor, runId, selection, tx);
      if (total === 0) refuse('form', 'selection_empty');
      const atOnce = !alwaysInBackground && total <= mostAtOnce;
      return { runId, total, done: await settleRun(within, runId, total, work, atOnce, tx) };
    }),
  );
}

/** What was picked is kept as it is, so that what is not there any more can be said; what matches is what is there. */
async function select(actor: Actor, runId: number, selection: Selection, tx: Database): Promise<number> {
  const which =
    'contacts' in selection
      ? sql`select distinct id from unnest(${sql.param([...selection.contacts])}::bigint[]) as picked (id)`
      : sql`select id from contact where ${await selectionCondition(selection, { actor, db: tx })}`;
  const { rowCount } = await tx.execute(
    sql`insert into run_contact (run_id, contact_id) select ${runId}::bigint, id from (${which}) as selected`,
  );
  return rowCount ?? 0;
}
