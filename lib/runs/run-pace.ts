/** null while unknown; `secondsLeft` also once the run has ended. */
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

/** Thousandths of the work to finish before the remaining time is estimated. */
const ENOUGH = 20;

export function paceOf(run: Timed, now = new Date()): Pace {
  if (!run.startedAt || run.processed === 0) return { rowsPerSecond: null, secondsLeft: null };
  const seconds = Math.max(0.001, ((run.finishedAt ?? now).getTime() - run.startedAt.getTime()) / 1000);
  const isKnown = !run.finishedAt && run.permille >= ENOUGH && run.permille < 1000;
  return {
    rowsPerSecond: Math.max(1, Math.round(run.processed / seconds)),
    secondsLeft: isKnown ? Math.max(1, Math.round((seconds * (1000 - run.permille)) / run.permille)) : null,
  };
}
