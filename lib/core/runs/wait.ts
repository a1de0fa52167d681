import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { notifications, runs } from '#db/schema/index.ts';
import { attemptAfterCrash, handedBack } from './attempt.ts';
import type { Outage } from './outage.ts';
import { WORKER_ID } from './worker-life.ts';

const FIRST_PAUSE_SECONDS = 0.25;
const LONGEST_PAUSE_SECONDS = 60;

const nextTry = sql`now() + make_interval(secs =>
  least(${LONGEST_PAUSE_SECONDS}, ${FIRST_PAUSE_SECONDS} * 2 ^ least(${runs.waits}, 20)))`;

export interface Trouble {
  outage: Outage;
  isTooMuch: boolean;
}

/** Until what it needs may be there again. Does nothing when another worker has it by now. */
export async function waitFor(
  runId: number,
  { outage, isTooMuch }: Trouble,
  isTold: boolean,
  db: Database,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [run] = await tx
      .select({ id: runs.id, userId: runs.userId, attempt: runs.attempt })
      .from(runs)
      .where(
        sql`${runs.id} = ${runId} and ${runs.state} = 'running' and ${runs.attempt} ->> 'worker' = ${WORKER_ID}`,
      )
      .for('update');
    if (!run?.attempt) return;
    const attempt = isTooMuch ? attemptAfterCrash(run.attempt, { tooMuch: true }) : handedBack(run.attempt);
    await tx
      .update(runs)
      .set({ attempt, waitsUntil: nextTry, heartbeatAt: sql`now()` })
      .where(eq(runs.id, runId));
    await startWait(isTold ? run : { ...run, userId: null }, outage, tx);
  });
}

/** Counts a wait; its user hears once a run what it is for. */
export async function startWait(
  run: { id: number; userId: number | null },
  outage: Outage,
  tx: Database,
): Promise<void> {
  await tx
    .update(runs)
    .set({ waitsFor: outage, waits: sql`${runs.waits} + 1` })
    .where(eq(runs.id, run.id));
  if (run.userId === null) return;
  await tx
    .insert(notifications)
    .values({ userId: run.userId, runId: run.id, kind: 'waiting' })
    .onConflictDoNothing();
}
