import type { BatchAttempt, BrokenBatch } from '#db/schema/index.ts';

/**
 * The batch being tried, stored before it starts so that whoever resumes knows what its predecessor died on: `position` rows
 * were done, `size` are tried by `worker`, within `broken` batches, each inside the one before it. Who dies before it has
 * `begun` dies of something else.
 */
export type Attempt = BatchAttempt;
export type Broken = BrokenBatch;

const SHRINK = 8;
/** Crashes on one single row before it is set aside. */
export const MOST_CRASHES = 3;

/** An eighth of the smallest broken batch; behind it the size around it is safe again. */
export function firstAttempt(position: number, batchSize: number, before: Attempt | null): Attempt {
  const broken = before?.broken?.filter(({ until }) => position < until) ?? [];
  const inner = broken.at(-1);
  const size = inner ? Math.min(eighth(inner.size), inner.until - position) : batchSize;
  return { position, size, broken, begun: false, worker: null };
}

export function heldBy(worker: string, attempt: Attempt): Attempt {
  return { ...attempt, worker, begun: false };
}

export function begun(attempt: Attempt): Attempt {
  return { ...attempt, begun: true };
}

/** The attempt as it was before its rows were read: what ended it says nothing about them. */
export function handedBack(attempt: Attempt): Attempt {
  return { ...attempt, worker: null, begun: false };
}

/** An eighth of its rows, down to one. `why`: who is presumed to have died, or that they are only too many at once. */
export function attemptAfterCrash(attempt: Attempt, why: Pick<Broken, 'presumed' | 'tooMuch'> = {}): Attempt {
  const { position, size, broken } = attempt;
  if (why.tooMuch && size === 1) return handedBack(attempt);
  return firstAttempt(position, size, {
    ...attempt,
    broken: [...broken, { until: position + size, size, ...why }],
  });
}

/** The attempt without what only workers that are alive were presumed to have died of. */
export function acquitted(
  attempt: Attempt,
  lives: (presumed: NonNullable<Broken['presumed']>) => boolean,
  batchSize: number,
): Attempt {
  const broken = attempt.broken.filter(({ presumed }) => !presumed || !lives(presumed));
  if (broken.length === attempt.broken.length) return attempt;
  const { size } = firstAttempt(attempt.position, batchSize, { ...attempt, broken });
  return { ...attempt, size, broken };
}

export function isPoisoned(attempt: Attempt): boolean {
  return attempt.size === 1 && deathsOn(attempt).length >= MOST_CRASHES;
}

export function deathsOn(attempt: Attempt): Broken[] {
  return attempt.broken.filter(({ size, tooMuch }) => size === 1 && !tooMuch);
}

function eighth(size: number): number {
  return Math.max(1, Math.floor(size / SHRINK));
}
