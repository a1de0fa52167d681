import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports, notifications, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Permission } from '#lib/core/permissions.ts';
import type { Balance, RunWork } from '#lib/core/runs/run-kind.ts';

export const ROWS = 1_000;

/** Work on the numbers 0 to 999, of which some may break whoever touches them; `most` fit into a batch. */
export function counting(
  done: number[],
  options: {
    breaksOn?: number;
    most?: number;
    permission?: Permission;
    onBatch?: (from: number, tx: Database, batch: number[], actor: Actor) => unknown;
  } = {},
): RunWork<number[]> {
  return {
    batchSize: 100,
    async open(run) {
      let next = Number(run.cursor?.next ?? 0);
      const balance = (batch: number[], rejected: number): Balance => ({
        processed: batch.length,
        succeeded: batch.length - rejected,
        rejected,
        cursor: { next: (batch.at(-1) ?? 0) + 1 },
        permille: 0,
      });
      return {
        permission: options.permission ?? 'imports.create',
        async read(limit) {
          const batch = Array.from(
            { length: Math.min(limit, options.most ?? limit, ROWS - next) },
            (_, at) => next + at,
          );
          next += batch.length;
          return batch.length > 0 ? batch : null;
        },
        sizeOf: (batch) => batch.length,
        async apply(batch, actor, tx) {
          await options.onBatch?.(batch[0] ?? 0, tx, batch, actor);
          if (options.breaksOn !== undefined && batch.includes(options.breaksOn)) throw new Error('broken');
          done.push(...batch);
          return balance(batch, 0);
        },
        async setAside(batch) {
          return balance(batch, batch.length);
        },
        finish: async () => ({ state: 'completed' as const }),
        close: async () => {},
      };
    },
    clean: async () => {},
  };
}

export const kinds = (kind: RunWork<number[]>) => ({
  import: kind as RunWork,
  import_check: kind as RunWork,
  bulk_change: kind as RunWork,
  merge_all: kind as RunWork,
  sync: kind as RunWork,
});

/** A run that waits for a worker, with its notification. */
export async function queued(actor: Actor, db: Database): Promise<number> {
  const [run] = await db
    .insert(runs)
    .values({ kind: 'import', userId: actor.userId })
    .returning({ id: runs.id });
  if (!run) throw new Error('no run');
  await db.insert(imports).values({ runId: run.id, fileName: 'clientes.csv' });
  await db.insert(notifications).values({ userId: actor.userId, runId: run.id });
  return run.id;
}

export async function read(id: number, db: Database) {
  const [run] = await db.select().from(runs).where(eq(runs.id, id));
  if (!run) throw new Error('no run');
  return run;
}
