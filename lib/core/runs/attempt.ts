/**
 * Which batch is being tried. Stored before the batch starts, so that whoever resumes knows what its predecessor died on:
 * `position` rows were done, `size` were being tried for the `count`-th time, inside of `crashed`: batches that broke
 * before, each within the one before it. Who dies before the batch has `begun` to be read dies of something else.
 */
export interface Attempt {
  position: number;
  size: number;
  count: number;
  crashed: { until: number; size: number }[];
  begun: boolean;
}

const SHRINK = 8;
/** Crashes on one single row before it is set aside. */
export const MOST_CRASHES = 3;

/**
 * The first try of a batch at `position`: an eighth of the smallest broken batch that is not done yet, never beyond it.
 * Behind it the size of the batch around it is safe again, or nearly every row would be a transaction of its own.
 */
export function firstAttempt(position: number, batchSize: number, before: Attempt | null): Attempt {
  const crashed = before?.crashed.filter(({ until }) => position < until) ?? [];
  const inner = crashed.at(-1);
  const size = inner ? Math.min(eighth(inner.size), inner.until - position) : batchSize;
  return { position, size, count: 1, crashed, begun: false };
}

/** The attempt as it is once its rows are being read. */
export function begun(attempt: Attempt): Attempt {
  return { ...attempt, begun: true };
}

/** The next try after a crash: an eighth of the rows, down to one, and then that one again. */
export function attemptAfterCrash(broken: Attempt): Attempt {
  const { position, size, count, crashed } = broken;
  if (size === 1) return { ...broken, count: count + 1, begun: false };
  return {
    position,
    size: eighth(size),
    count: 1,
    crashed: [...crashed, { until: position + size, size }],
    begun: false,
  };
}

/** Whether the one row of this attempt has crashed its worker too often. */
export function isPoisoned(attempt: Attempt): boolean {
  return attempt.size === 1 && attempt.count > MOST_CRASHES;
}

function eighth(size: number): number {
  return Math.max(1, Math.floor(size / SHRINK));
}
