import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Balance, RunRow, RunSession, RunWork } from '#lib/core/runs/run-kind.ts';
import { bulkAction } from './bulk-actions.ts';
import { type BulkWork, changeBatch } from './bulk-work.ts';
import { loadBulkWork } from './load-bulk-work.ts';
import { recordOutcomes, type Tally } from './record-outcomes.ts';

/** Contacts changed by one transaction: enough for set-based statements, few enough that nobody waits for their rows. */
const BATCH = 2_000;

type Cursor = { after: number; changed: number };

export const changeContacts: RunWork<number[]> = {
  batchSize: BATCH,

  async open(run, _actor, lease) {
    return session(run, await loadBulkWork(run.id, lease.db), lease.db);
  },

  clean: async () => {},
};

function session(run: RunRow, work: BulkWork, db: Database): RunSession<number[]> {
  const cursor = { after: 0, changed: 0, ...run.cursor } as Cursor;
  let { after } = cursor;
  let { processed } = run;

  const balance = (batch: number[], tally: Tally): Balance => {
    processed += batch.length;
    cursor.after = batch.at(-1) ?? cursor.after;
    cursor.changed += tally.changed;
    return {
      processed: batch.length,
      succeeded: batch.length - tally.refused,
      rejected: tally.refused,
      cursor: { ...cursor },
      permille: Math.min(1000, Math.floor((processed * 1000) / Math.max(1, run.total))),
    };
  };

  return {
    permission: bulkAction(work.action).permission,
    async read(limit) {
      const { rows } = await db.execute<{ id: number }>(sql`
        select contact_id as id from run_contact where run_id = ${run.id} and contact_id > ${after}
        order by contact_id limit ${limit}`);
      const batch = rows.map(({ id }) => id);
      after = batch.at(-1) ?? after;
      return batch.length > 0 ? batch : null;
    },
    sizeOf: (batch) => batch.length,
    async apply(batch, actor, tx) {
      return balance(batch, await changeBatch(actor, run.id, work, batch, tx));
    },
    async setAside(batch, _actor, tx) {
      const outcomes = batch.map((contactId) => ({
        contactId,
        outcome: 'refused' as const,
        reason: 'contact_crashed',
      }));
      await recordOutcomes(run.id, outcomes, tx);
      return balance(batch, { changed: 0, unchanged: 0, refused: batch.length });
    },
    async finish(tx) {
      if (work.undoes === null) await bulkAction(work.action).finish?.(tx);
      return { state: 'completed' };
    },
    close: async () => {},
  };
}
