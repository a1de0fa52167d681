import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Refusal, Said } from '#lib/core/runs/run-view-kind.ts';
import type { Translate } from '#lib/core/translate.ts';
import { RUN_KINDS } from './run-kinds.ts';
import type { RunView } from './run-view.ts';

export interface RunDescription {
  parameters: Said[];
  refusals: Refusal[];
  proof: Said[];
}

/** `t` knows all messages. */
export async function describeRun(
  actor: Actor,
  { id, kind, state, rejected }: RunView,
  t: Translate,
  db: Database = database(),
): Promise<RunDescription> {
  authorize(actor, 'runs.view');
  const { view } = RUN_KINDS[kind];
  // A run that failed says why once, above.
  const hasRefusals = rejected > 0 && state !== 'failed';
  return {
    parameters: (await view.parameters?.(actor, id, t, db)) ?? [],
    proof: (await view.proof?.(actor, id, t, db)) ?? [],
    refusals: hasRefusals ? ((await view.refusals?.(actor, id, t, db)) ?? []) : [],
  };
}
