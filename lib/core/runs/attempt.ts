/**
 * Which batch is being tried. Stored before the batch starts, so that whoever resumes knows what its predecessor died on:
 * `position` rows were done, `size` were being tried for the `count`-th time; up to row `until` batches stay small.
 */
export interface Attempt {
  position: number;
  size: number;
  count: number;
  until: number;
}

const SHRINK = 8;
/** Crashes on one single row before it is set aside. */
export const MOST_CRASHES = 3;

/** The first try of a batch at `position`. */
export function firstAttempt(position: number, batchSize: number, before: Attempt | null): Attempt {
  const careful = before !== null && position < before.until;
  return {
    position,
    size: careful ? before.size : batchSize,
    count: 1,
    until: careful ? before.until : 0,
  };
}

/** The next try after a crash: an eighth of the rows, down to one, and then that one again. */
export function attemptAfterCrash(crashed: Attempt): Attempt {
  if (crashed.size === 1) return { ...crashed, count: crashed.count + 1 };
  return {
    position: crashed.position,
    size: Math.max(1, Math.floor(crashed.size / SHRINK)),
    count: 1,
    until: Math.max(crashed.until, crashed.position + crashed.size),
  };
}

/** Whether the one row of this attempt has crashed its worker too often. */
export function isPoisoned(attempt: Attempt): boolean {
  return attempt.size === 1 && attempt.count > MOST_CRASHES;
}
