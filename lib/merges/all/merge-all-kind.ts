import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Balance, RunKind, RunRow, RunSession } from '#lib/core/runs/run-kind.ts';
import { refreshAllGroups } from '#lib/duplicates/refresh-groups.ts';
import { mergeAllView } from './merge-all-view.ts';
import { type Held, mergeParts } from './merge-parts.ts';
import { type Part, partsAfter } from './parts.ts';

/** Groups merged by one transaction: enough for statements over all of them, few enough that nobody waits for their rows. */
const BATCH = 1_000;

export interface MergeAllCursor extends Record<string, unknown> {
  after: number;
  /** Contacts that were merged into others. */
  merged: number;
}

/** Merges every group that nothing speaks against. */
export const mergeAllKind: RunKind<Part[]> = {
  batchSize: BATCH,
  async open(run, _actor, lease) {
    if (run.cursor === null) await refreshAllGroups(lease.db);
    return session(run, lease.db);
  },
  clean: async () => {},
  view: mergeAllView,
};

function session(run: RunRow, db: Database): RunSession<Part[]> {
  const cursor = { after: 0, merged: 0, ...run.cursor } as MergeAllCursor;
  let { after } = cursor;
  let { processed } = run;

  const balance = async (
    parts: readonly Part[],
    merged: number,
    held: readonly Held[],
    tx: Database,
  ): Promise<Balance> => {
    await noteHeld(run.id, held, tx);
    processed += parts.length;
    cursor.after = parts.at(-1)?.id ?? cursor.after;
    cursor.merged += merged;
    return {
      processed: parts.length,
      succeeded: parts.length - held.length,
      rejected: held.length,
      cursor: { ...cursor },
      permille: Math.min(1000, Math.floor((processed * 1000) / Math.max(1, run.total))),
    };
  };

  return {
    permission: 'duplicates.merge-all',
    async read(limit) {
      const parts = await partsAfter(after, limit, db);
      after = parts.at(-1)?.id ?? after;
      return parts.length > 0 ? parts : null;
    },
    sizeOf: (parts) => parts.length,
    async apply(parts, actor, tx) {
      const { merged, held } = await mergeParts(actor, run.id, parts, tx);
      return balance(parts, merged, held, tx);
    },
    async setAside(parts, _actor, tx) {
      const held = parts.map(
        ({ id, memberIds }): Held => ({ contactId: id, size: memberIds.length, reasons: ['crashed'] }),
      );
      return balance(parts, 0, held, tx);
    },
    finish: async () => ({ state: 'completed' }),
    close: async () => {},
  };
}

async function noteHeld(runId: number, held: readonly Held[], tx: Database): Promise<void> {
  if (held.length === 0) return;
  await tx.execute(sql`
    insert into merge_all_held (run_id, contact_id, size, reasons)
    select ${runId}::bigint, contact_id, size, reasons
    from jsonb_to_recordset(${JSON.stringify(
      held.map(({ contactId, size, reasons }) => ({ contact_id: contactId, size, reasons })),
    )}::jsonb) as h (contact_id bigint, size integer, reasons text[])`);
}
