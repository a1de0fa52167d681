const USUAL_SECONDS = 10;

/** Seconds without a sign of life, one a second, after which a worker that holds a run is taken for frozen. */
export function frozenAfterSeconds(): number {
  return Number(process.env.WORKER_FROZEN_AFTER_SECONDS ?? USUAL_SECONDS);
}
