/** How fast a run goes and how long it goes on; null where that cannot be told yet, or any more. */
export interface Pace {
  rowsPerSecond: number | null;
  secondsLeft: number | null;
}

interface Timed {
  startedAt: Date | null;
  finishedAt?: Date | null;
  processed: number;
  /** 0 to 1000. */
  permille: number;
}

/** Before this share of the work, in thousandths, nothing is said about the rest. */
const ENOUGH = 20;

/** The pace of a run since it started; of one that has ended, its pace as a whole. */
export function paceOf(run: Timed, now = new Date()): Pace {
  if (!run.startedAt || run.processed === 0) return { rowsPerSecond: null, secondsLeft: null };
  const seconds = Math.max(0.001, ((run.finishedAt ?? now).getTime() - run.startedAt.getTime()) / 1000);
  const isKnown = !run.finishedAt && run.permille >= ENOUGH && run.permille < 1000;
  return {
    rowsPerSecond: Math.max(1, Math.round(run.processed / seconds)),
    secondsLeft: isKnown ? Math.max(1, Math.round((seconds * (1000 - run.permille)) / run.permille)) : null,
  };
}
