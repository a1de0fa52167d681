import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { notifications, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { withLease } from '#lib/core/runs/lease.ts';
import { expelFrozenHolders, findLostRuns } from '#lib/core/runs/lost-runs.ts';
import type { Balance, RunKind } from '#lib/core/runs/run-kind.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const ROWS = 1_000;

/** Work on the numbers 0 to 999, of which some may break whoever touches them. */
function counting(
  done: number[],
  options: { breaksOn?: number; onBatch?: (from: number) => void } = {},
): RunKind<number[]> {
  return {
    permission: 'imports.create',
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
        async read(limit) {
          const batch = Array.from({ length: Math.min(limit, ROWS - next) }, (_, at) => next + at);
          next += batch.length;
          return batch.length > 0 ? batch : null;
        },
        async apply(batch) {
          options.onBatch?.(batch[0] ?? 0);
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

const kinds = (kind: RunKind<number[]>) => ({
  import: kind as RunKind,
  import_check: kind as RunKind,
  bulk_change: kind as RunKind,
});

describe('executing a run', () => {
  const { db } = useDatabase();
  let supervisor: Actor;

  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });
  beforeEach(() => db().execute(sql`truncate run cascade`));

  it('does every row once and ends with its notification', async () => {
    const id = await queued(supervisor, db());
    const done: number[] = [];
    await executeRun(id, kinds(counting(done)));
    await executeRun(id, kinds(counting(done)));
    expect(done).toEqual(Array.from({ length: ROWS }, (_, at) => at));
    expect(await read(id, db())).toMatchObject({
      state: 'completed',
      processed: ROWS,
      total: ROWS,
      interruptions: 0,
    });
  });

  it('refuses the one row that breaks it, and no other', async () => {
    const id = await queued(supervisor, db());
    const done: number[] = [];
    await executeRun(id, kinds(counting(done, { breaksOn: 437 })));
    expect(await read(id, db())).toMatchObject({
      state: 'completed',
      processed: ROWS,
      succeeded: ROWS - 1,
      rejected: 1,
    });
    expect(done).not.toContain(437);
    expect(new Set(done).size).toBe(done.length);
  });

  it('hands a run back when asked to stop, and goes on later without calling it an interruption', async () => {
    const id = await queued(supervisor, db());
    const done: number[] = [];
    const stop = new AbortController();
    const stopping = counting(done, { onBatch: (from) => from >= 300 && stop.abort() });
    await executeRun(id, kinds(stopping), stop.signal);
    const half = await read(id, db());
    expect(half.state).toBe('queued');
    expect(half.processed).toBeLessThan(ROWS);
    await executeRun(id, kinds(counting(done)));
    expect(done).toEqual(Array.from({ length: ROWS }, (_, at) => at));
    expect(await read(id, db())).toMatchObject({ state: 'completed', interruptions: 0 });
  });

  it('is done by one worker at a time', async () => {
    const id = await queued(supervisor, db());
    const done: number[] = [];
    await Promise.all(Array.from({ length: 4 }, () => executeRun(id, kinds(counting(done)))));
    expect(done.length).toBe(ROWS);
  });

  it('is found again when its worker died, and its user is told once', async () => {
    const id = await queued(supervisor, db());
    await db().update(runs).set({ state: 'running' }).where(eq(runs.id, id));
    expect(await findLostRuns(db())).toEqual([id]);
    const done: number[] = [];
    await executeRun(id, kinds(counting(done)));
    expect(await read(id, db())).toMatchObject({ state: 'completed', interruptions: 1 });
    const notices = await db().select({ kind: notifications.kind }).from(notifications);
    expect(notices.map((row) => row.kind).sort()).toEqual(['interrupted', 'progress']);
    expect(await findLostRuns(db())).toEqual([]);
  });

  it('blames the rows for the death of a worker that had begun to read them, and for no other', async () => {
    const row = { position: 300, size: 1, count: 3, crashed: [{ until: 308, size: 8 }] };
    for (const begun of [false, true]) {
      const id = await queued(supervisor, db());
      await db()
        .update(runs)
        .set({
          state: 'running',
          processed: 300,
          succeeded: 300,
          cursor: { next: 300 },
          attempt: { ...row, begun },
        })
        .where(eq(runs.id, id));
      const done: number[] = [];
      await executeRun(id, kinds(counting(done)));
      expect(await read(id, db())).toMatchObject({
        state: 'completed',
        processed: ROWS,
        rejected: begun ? 1 : 0,
      });
      expect(done.includes(300)).toBe(!begun);
      expect(done.length).toBe(begun ? ROWS - 301 : ROWS - 300);
    }
  });

  it('is taken from a worker that stands still, which then can write nothing', async () => {
    const id = await queued(supervisor, db());
    await db()
      .update(runs)
      .set({ state: 'running', heartbeatAt: sql`now() - interval '5 minutes'` })
      .where(eq(runs.id, id));
    await withLease(id, async (frozen) => {
      expect(await findLostRuns(db())).toEqual([]);
      expect(await expelFrozenHolders(db())).toBe(1);
      const late = frozen.db.update(runs).set({ processed: 7, succeeded: 7 }).where(eq(runs.id, id));
      await expect(late).rejects.toThrow();
      const done: number[] = [];
      await executeRun(id, kinds(counting(done)));
      expect(done.length).toBe(ROWS);
    });
    expect(await read(id, db())).toMatchObject({ state: 'completed', processed: ROWS });
  });
});

async function queued(actor: Actor, db: Database): Promise<number> {
  const [run] = await db
    .insert(runs)
    .values({ kind: 'import', userId: actor.userId })
    .returning({ id: runs.id });
  if (!run) throw new Error('no run');
  await db.insert(notifications).values({ userId: actor.userId, runId: run.id });
  return run.id;
}

async function read(id: number, db: Database) {
  const [run] = await db.select().from(runs).where(eq(runs.id, id));
  if (!run) throw new Error('no run');
  return run;
}
