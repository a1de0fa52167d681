import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { yieldingTurns } from '../../bin/lib/front/yielding-turns.ts';

const WORK_MS = 20;
const PIECES = 8;

/** Eight pieces of work of one who asks for all at once: how many went on together, and how long all took. */
async function flood(isContended: boolean) {
  const limits = { atOnce: 2, waiting: 20, patience: 5_000, code: 'calls_active', retryAfter: 1 };
  const inTurn = yieldingTurns(limits, () => isContended);
  let running = 0;
  const together: number[] = [];
  const began = performance.now();
  const work = async () => {
    together.push(++running);
    await pause(WORK_MS);
    running--;
  };
  await Promise.all(Array.from({ length: PIECES }, () => inTurn('flood', work)));
  return { most: Math.max(...together.slice(2)), took: performance.now() - began };
}

it('one who asks for much at once takes all there is while nobody else is there', async () => {
  const { most, took } = await flood(false);
  expect(most).toBe(2);
  expect(took).toBeLessThan(PIECES * WORK_MS * 2);
});

it('and goes on one by one with rests while somebody is', async () => {
  const { most, took } = await flood(true);
  expect(most).toBe(1);
  // The first two go on at once; before each of the others comes a rest three times as long.
  expect(took).toBeGreaterThan((PIECES - 3) * WORK_MS * 4);
});

it('and refuses nobody whose rest has begun', async () => {
  const limits = { atOnce: 1, waiting: 5, patience: 60, code: 'calls_active', retryAfter: 1 };
  const inTurn = yieldingTurns(limits, () => true);
  const done: string[] = [];
  const work = (name: string) => inTurn('rest', () => pause(40).then(() => void done.push(name)));
  await Promise.all([work('first'), work('second')]);
  expect(done).toEqual(['first', 'second']);
});
