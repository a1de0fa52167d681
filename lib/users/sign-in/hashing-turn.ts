import { refuse } from '#lib/core/errors.ts';

const AT_ONCE = 2;
const WAITING = 20;

let running = 0;
const queue: (() => void)[] = [];

/** Each hash takes 20 ms of a core and 19 MB: many sign-ins at once would block everyone. @throws Refused (limited) */
export async function inHashingTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) refuse('form', 'busy', undefined, 'limited');
    await new Promise<void>((resolve) => queue.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    // The next in the queue takes over this slot, so `running` does not change.
    const next = queue.shift();
    if (next) next();
    else running--;
  }
}
