import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, database } from '#db/client.ts';
import { notifications, runs, users, workers } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { withLease } from '#lib/core/runs/lease.ts';
import { expelFrozenHolders, findLostRuns } from '#lib/core/runs/lost-runs.ts';
import { actors } from '#tests/support/actors.ts';
import { counting, kinds, queued, ROWS, read } from '#tests/support/counting-run.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('executing a run', () => {
  const { db } = useDatabase();
  let supervisor: Actor;

  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });
  beforeEach(() => db().execute(sql`truncate run, worker cascade`));

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

  it.each([
    ['', undefined],
    [', where batches hold fewer rows than they may', 30],
  ])('refuses the one row that breaks it, and no other%s', async (_, most) => {
    const id = await queued(supervisor, db());
    const done: number[] = [];
    const onBatch = async (from: number, tx: Database) =>
      expect((await read(id, tx)).attempt?.position).toBe(from);
    await executeRun(id, kinds(counting(done, { breaksOn: 437, most, onBatch })));
    expect(await read(id, db())).toMatchObject({
      state: 'completed',
      processed: ROWS,
      succeeded: ROWS - 1,
      rejected: 1,
    });
    expect(done).not.toContain(437);
    expect(new Set(done).size).toBe(done.length);
  });

  it('gives every batch its asker as they are then, and ends when a grant it needs is taken back', async () => {
    const id = await queued(supervisor, db());
    const set = (change: Partial<typeof users.$inferInsert>) =>
      // On another connection: the batch's own is inside its transaction.
      database().update(users).set(change).where(eq(users.id, supervisor.userId));
    await set({ canAnonymize: true });
    const seen: string[] = [];
    const onBatch = async (from: number, _tx: Database, _batch: number[], actor: Actor) => {
      seen.push(actor.locale);
      if (from === 100) await set({ locale: 'en' });
      if (from === 200) await set({ canAnonymize: false });
    };
    const done: number[] = [];
    await executeRun(id, kinds(counting(done, { permission: 'contacts.anonymize', onBatch })));
    expect(seen).toEqual(['pt-BR', 'pt-BR', 'en']);
    expect(await read(id, db())).toMatchObject({ state: 'failed', reason: 'rights_revoked', processed: 300 });
    await set({ locale: null });
  });

  it('does nothing for somebody without the grant it needs', async () => {
    const id = await queued(supervisor, db());
    const done: number[] = [];
    await executeRun(id, kinds(counting(done, { permission: 'contacts.anonymize' })));
    expect(await read(id, db())).toMatchObject({ state: 'failed', reason: 'rights_revoked', processed: 0 });
    expect(done).toEqual([]);
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
    for (const [begun, seenLater] of [
      [false, false],
      [true, true],
      [true, false],
    ] as const) {
      await db().execute(sql`truncate worker`);
      const died = (worker: string) => ({
        until: 301,
        size: 1,
        presumed: { worker, at: '2026-11-01T00:00:00Z' },
      });
      const id = await queued(supervisor, db());
      await db()
        .update(runs)
        .set({
          state: 'running',
          processed: 300,
          succeeded: 300,
          cursor: { next: 300 },
          attempt: {
            position: 300,
            size: 1,
            broken: [died('first'), died('second')],
            begun,
            worker: 'third',
          },
        })
        .where(eq(runs.id, id));
      if (seenLater) await db().insert(workers).values({ id: 'second' });
      const done: number[] = [];
      await executeRun(id, kinds(counting(done)));
      const isBlamed = begun && !seenLater;
      expect(await read(id, db())).toMatchObject({
        state: 'completed',
        processed: ROWS,
        rejected: isBlamed ? 1 : 0,
      });
      expect(done.includes(300)).toBe(!isBlamed);
      expect(done.length).toBe(isBlamed ? ROWS - 301 : ROWS - 300);
    }
  });

  it('gives a worker that only seemed to die the time to say that it lives, before it sets a row aside', async () => {
    const id = await queued(supervisor, db());
    const died = (worker: string) => ({
      until: 1,
      size: 1,
      presumed: { worker, at: '2026-11-01T00:00:00Z' },
    });
    await db()
      .update(runs)
      .set({
        state: 'running',
        attempt: {
          position: 0,
          size: 1,
          broken: [died('first'), died('second')],
          begun: true,
          worker: 'third',
        },
      })
      .where(eq(runs.id, id));
    const done: number[] = [];
    const running = executeRun(id, kinds(counting(done)));
    while ((await read(id, db())).attempt?.worker === 'third') await new Promise(setImmediate);
    await db().insert(workers).values({ id: 'third' });
    await running;
    expect(await read(id, db())).toMatchObject({ state: 'completed', rejected: 0 });
    expect(done.length).toBe(ROWS);
  });

  it('ends within a batch when its asker may not do it any more', async () => {
    const id = await queued(supervisor, db());
    const done: number[] = [];
    const revoking = counting(done, {
      onBatch: async (from) => {
        if (from === 300)
          await db().update(users).set({ role: 'agent' }).where(eq(users.id, supervisor.userId));
      },
    });
    await executeRun(id, kinds(revoking));
    await db().update(users).set({ role: 'supervisor' }).where(eq(users.id, supervisor.userId));
    expect(await read(id, db())).toMatchObject({
      state: 'failed',
      reason: 'rights_revoked',
      processed: 400,
    });
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
