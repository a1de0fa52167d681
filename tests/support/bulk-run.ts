import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getRun } from '#lib/runs/get-run.ts';

/** A bulk change as it is shown, its figures by their names. */
export async function bulkRun(actor: Actor, id: number, db?: Database) {
  const view = await getRun(actor, id, db);
  const counted = (name: string) => view.counts.find((figure) => figure.name === name)?.count ?? 0;
  return {
    ...view,
    changed: counted('changed'),
    unchanged: counted('unchanged'),
    refused: counted('refused'),
    canUndo: view.undoUntil !== null,
  };
}
