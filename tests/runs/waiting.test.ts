import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { notifications, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { findLostRuns } from '#lib/core/runs/lost-runs.ts';
import { OUTAGES } from '#lib/core/runs/outage.ts';
import { messagesOf } from '#lib/i18n/messages-of.ts';
import { listNotifications, type Notification } from '#lib/notifications/list-notifications.ts';
import { actors } from '#tests/support/actors.ts';
import { counting, kinds, queued, ROWS, read } from '#tests/support/counting-run.ts';
import { useDatabase } from '#tests/support/database.ts';

/** As often as a row of a batch of a hundred may break it: narrowed down twice, and then it alone three times. */
const TIMES = 5;

describe('a run that meets an outage', () => {
  const { db } = useDatabase();
  let supervisor: Actor;

  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });
  beforeEach(() => db().execute(sql`truncate run cascade`));

  it.each([
    ['a broken connection', '08006', 'connection'],
    ['a shutdown by the administrator', '57P01', 'connection'],
    ['a crash of the server', '57P02', 'connection'],
    ['a server that starts', '57P03', 'connection'],
    ['a password that no longer holds', '28P01', 'connection'],
    ['a full disk', '53100', 'disk_full'],
    ['too little memory', '53200', 'memory'],
    ['too many connections', '53300', 'connections'],
    ['a base for readers only', '25006', 'read_only'],
    ['a lock that is not free in time', '55P03', 'busy'],
    ['a statement that takes too long', '57014', 'busy'],
    ['a deadlock', '40P01', 'busy'],
    ['a disk that cannot be read', '58030', 'fault'],
    ['a page of the base that is damaged', 'XX001', 'fault'],
    ['a table that an upgrade is about to bring', '42P01', 'fault'],
  ])('waits for %s with growing pauses, refuses no row and says so once', async (_, state, outage) => {
    const id = await queued(supervisor, db());
    const done: number[] = [];
    let failures = 0;
    const failing = counting(done, {
      onBatch: async (from, tx) => {
        if (from !== 400 || failures >= TIMES) return;
        failures += 1;
        await tx.execute(sql.raw(`do $$ begin raise exception using errcode = '${state}'; end $$`));
      },
    });

    const pauses: number[] = [];
    for (let times = 0; times < TIMES; times++) {
      await executeRun(id, kinds(failing));
      expect(await read(id, db())).toMatchObject({ state: 'running', processed: 400, waitsFor: outage });
      expect((await listNotifications(supervisor, db())).map(waitOf)).toEqual([outage, outage]);
      pauses.push(await pauseOf(id, db()));
      await waitIsOver(id, db());
      expect(await findLostRuns(db())).toEqual([id]);
    }
    await executeRun(id, kinds(failing));

    expect(pauses[0]).toBeLessThanOrEqual(0.25);
    for (const [at, pause] of pauses.slice(1).entries()) expect(pause).toBeGreaterThan(pauses[at] ?? 0);
    expect(failures).toBe(TIMES);
    expect(await read(id, db())).toMatchObject({
      state: 'completed',
      processed: ROWS,
      rejected: 0,
      interruptions: 0,
      waits: 0,
      waitsUntil: null,
    });
    expect(done).toEqual(Array.from({ length: ROWS }, (_, at) => at));
    const told = await listNotifications(supervisor, db());
    expect(told.map(({ kind }) => kind)).toEqual(['waiting', 'progress']);
    expect(told.map(waitOf)).toEqual([null, null]);
    expect(told.map((one) => 'run' in one && one.run.waitedFor)).toEqual([outage, outage]);
  });

  it('is the same when the server ends its connection, however often', async () => {
    const id = await queued(supervisor, db());
    const done: number[] = [];
    let ended = 0;
    const ending = counting(done, {
      onBatch: async (from, tx) => {
        if (from !== 400 || ended >= TIMES) return;
        ended += 1;
        await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
      },
    });
    for (let times = 0; times < TIMES; times++) {
      await executeRun(id, kinds(ending));
      await waitIsOver(id, db());
    }
    await executeRun(id, kinds(ending));
    expect(ended).toBe(TIMES);
    expect(await read(id, db())).toMatchObject({
      state: 'completed',
      processed: ROWS,
      rejected: 0,
      interruptions: 0,
    });
    expect(await noticesOf(id, db())).toEqual(['progress', 'waiting']);
  });

  it('takes fewer rows at once where they took too long', async () => {
    const id = await queued(supervisor, db());
    const done: number[] = [];
    const sizes: number[] = [];
    const slow = counting(done, {
      onBatch: async (_, tx, batch) => {
        sizes.push(batch.length);
        if (batch.length > 10 && batch.includes(437))
          await tx.execute(sql`do $$ begin raise exception using errcode = '57014'; end $$`);
      },
    });
    for (let times = 0; times < 3; times++) {
      await executeRun(id, kinds(slow));
      await waitIsOver(id, db());
    }
    expect(await read(id, db())).toMatchObject({ state: 'completed', processed: ROWS, rejected: 0 });
    expect(Math.min(...sizes)).toBeLessThanOrEqual(12);
    expect(sizes.at(-1)).toBe(100);
  });

  it('is told what could not be written down in time, and a worker that lives is not taken for dead', async () => {
    const id = await queued(supervisor, db());
    const done: number[] = [];
    let failures = 0;
    const unwritable = counting(done, {
      onBatch: async (from, tx) => {
        if (from !== 400 || failures > 0) return;
        failures += 1;
        await db().execute(sql`create function no_room() returns trigger language plpgsql as
          $$ begin raise exception using errcode = '53100'; end $$`);
        await db().execute(sql`create trigger no_room before update on run execute function no_room()`);
        await tx.execute(sql`select 1 from nowhere_because_the_disk_is_full`);
      },
    });
    await expect(executeRun(id, kinds(unwritable))).rejects.toThrow();
    await db().execute(sql`drop function no_room cascade`);
    await executeRun(id, kinds(unwritable));
    expect(await read(id, db())).toMatchObject({ state: 'completed', rejected: 0, interruptions: 0 });
    expect(await noticesOf(id, db())).toEqual(['progress', 'waiting']);
  });

  it('waits a minute at the most, and is left alone until that is over', async () => {
    const id = await queued(supervisor, db());
    let failures = 0;
    const failing = counting([], {
      onBatch: async (_, tx) => {
        failures += 1;
        await tx.execute(sql`do $$ begin raise exception using errcode = '53100'; end $$`);
      },
    });
    await db().update(runs).set({ waits: 300 }).where(eq(runs.id, id));
    await executeRun(id, kinds(failing));
    expect(await pauseOf(id, db())).toBe(60);
    expect(await findLostRuns(db())).toEqual([]);
    await executeRun(id, kinds(failing));
    expect(failures).toBe(1);
  });

  it('stops at once when it is cancelled while it waits', async () => {
    const id = await queued(supervisor, db());
    const failing = counting([], {
      onBatch: (_, tx) => tx.execute(sql`do $$ begin raise exception using errcode = '53100'; end $$`),
    });
    await executeRun(id, kinds(failing));
    await db()
      .update(runs)
      .set({ cancelRequested: true, waitsUntil: sql`now() + interval '1 minute'` })
      .where(eq(runs.id, id));
    expect(await findLostRuns(db())).toEqual([id]);
    await executeRun(id, kinds(failing));
    expect(await read(id, db())).toMatchObject({ state: 'cancelled', waitsUntil: null });
  });

  it('has words for everything it may wait for', async () => {
    for (const locale of ['pt-BR', 'en'] as const) {
      const { waits } = (await messagesOf(locale)).notifications;
      expect(Object.keys(waits.for).sort()).toEqual([...OUTAGES].sort());
    }
  });
});

async function waitIsOver(id: number, db: Database): Promise<void> {
  await db.update(runs).set({ waitsUntil: sql`least(waits_until, now())` }).where(eq(runs.id, id));
}

async function pauseOf(id: number, db: Database): Promise<number> {
  const { rows } = await db.execute<{ pause: number }>(
    sql`select extract(epoch from waits_until - heartbeat_at)::float8 as pause from run where id = ${id}`,
  );
  return rows[0]?.pause ?? 0;
}

async function noticesOf(id: number, db: Database): Promise<string[]> {
  const rows = await db
    .select({ kind: notifications.kind })
    .from(notifications)
    .where(eq(notifications.runId, id));
  return rows.map(({ kind }) => kind).sort();
}

function waitOf(one: Notification) {
  return 'run' in one ? one.run.waitingFor : undefined;
}
