import type { Database } from '#db/client.ts';
import type { Balance, RunKind, RunRow, RunSession } from '#lib/core/runs/run-kind.ts';
import { writersAfter } from '#lib/interactions/senders/unknown-senders.ts';
import { syncView } from './sync-view.ts';
import { type SyncCursor, type SyncTally, syncBatch } from './sync-work.ts';

/** Senders saved by one transaction: nobody registers a contact meanwhile. */
const BATCH = 500;

/** Makes contacts of everybody who wrote and is none. */
export const syncKind: RunKind<number[]> = {
  batchSize: BATCH,
  open: async (run, _actor, lease) => session(run, lease.db),
  clean: async () => {},
  view: syncView,
};

function session(run: RunRow, db: Database): RunSession<number[]> {
  const cursor = { ...run.cursor } as SyncCursor;
  let { after } = cursor;
  let { processed } = run;

  const balance = (ids: readonly number[], { created, linked, shared }: SyncTally): Balance => {
    processed += ids.length;
    cursor.after = ids.at(-1) ?? cursor.after;
    cursor.created += created;
    cursor.linked += linked;
    return {
      processed: ids.length,
      succeeded: created + linked,
      rejected: shared,
      cursor: { ...cursor },
      permille: Math.min(1000, Math.floor((processed * 1000) / Math.max(1, run.total))),
    };
  };

  return {
    permission: 'contacts.sync',
    async read(limit) {
      const ids = await writersAfter(cursor, { after, until: cursor.until }, limit, db);
      after = ids.at(-1) ?? after;
      return ids.length > 0 ? ids : null;
    },
    sizeOf: (ids) => ids.length,
    apply: async (ids, actor, tx) => balance(ids, await syncBatch(actor, ids, tx)),
    setAside: async (ids) => balance(ids, { created: 0, linked: 0, shared: ids.length }),
    finish: async () => ({ state: 'completed' }),
    close: async () => {},
  };
}
