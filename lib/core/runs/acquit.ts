import { setTimeout } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import { type Attempt, acquitted, deathsOn, isPoisoned } from './attempt.ts';
import { lookFor, SIGN_OF_LIFE_EVERY_MS } from './worker-life.ts';

/** Who has not shown itself for so long after its run was taken up by another is dead. */
const SILENCE_MS = 5 * SIGN_OF_LIFE_EVERY_MS;

/** The attempt without what is held against its rows because of workers that have been seen alive since. */
export async function acquit(attempt: Attempt, batchSize: number, db: Database): Promise<Attempt> {
  const presumed = attempt.broken.flatMap((broken) => broken.presumed ?? []);
  if (presumed.length === 0) return attempt;
  const sightings = await lookFor(
    presumed.map(({ worker }) => worker),
    db,
  );
  return acquitted(attempt, ({ worker, at }) => sightings.seenSince(worker, at), batchSize);
}

/** Everybody presumed to have died of the row gets the time to show that it lives: a lost connection must not cost a good row. */
export async function judge(
  runId: number,
  attempt: Attempt,
  batchSize: number,
  db: Database,
  signal?: AbortSignal,
): Promise<Attempt> {
  if (!isPoisoned(attempt)) return attempt;
  const latest = Math.max(
    ...deathsOn(attempt).map(({ presumed }) => (presumed ? Date.parse(presumed.at) : 0)),
  );
  const { now } = await lookFor([], db);
  const wait = latest + SILENCE_MS - now.getTime();
  if (wait > 0) await setTimeout(wait, undefined, { signal }).catch(() => {});
  const judged = await acquit(attempt, batchSize, db);
  if (judged !== attempt) await db.update(runs).set({ attempt: judged }).where(eq(runs.id, runId));
  return judged;
}
