const USUAL_SECONDS = 60;

/** Seconds without a sign of life after which whoever holds a run is taken for frozen: a batch takes well under one. */
export function frozenAfterSeconds(): number {
  return Number(process.env.WORKER_FROZEN_AFTER_SECONDS ?? USUAL_SECONDS);
}
