import { refuse } from '#lib/core/errors.ts';

const AT_ONCE = 2;
const WAITING = 20;

let running = 0;
const queue: (() => void)[] = [];

/**
 * Takes turns at password hashing: each one costs 20 ms of a core and 19 MB, so a flood of sign-ins would otherwise be
 * an outage for those who work.
 * @throws Refused (limited) when the queue is full
 */
export async function inHashingTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) refuse('form', 'busy', undefined, 'limited');
    await new Promise<void>((resolve) => queue.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    // A waiting turn takes this one's place, so `running` stays.
    const next = queue.shift();
    if (next) next();
    else running--;
  }
}
