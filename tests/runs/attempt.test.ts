import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Attempt,
  acquitted,
  attemptAfterCrash,
  firstAttempt,
  isPoisoned,
  MOST_CRASHES,
} from '#lib/core/runs/attempt.ts';
import { randomCases } from '#tests/support/random-cases.ts';

const ROWS = 20_000;
const BATCH = 5_000;

/** Goes through all rows, of which some crash whoever touches them; `outside` says when a worker dies by itself. */
function walk(poison: ReadonlySet<number>, outside: (attempt: number) => boolean = () => false) {
  let attempt = firstAttempt(0, BATCH, null);
  const seen = { aside: [] as number[], crashes: 0, batches: 0 };
  for (let tries = 0; attempt.position < ROWS; tries++) {
    const rows = [...poison].some((row) => row >= attempt.position && row < attempt.position + attempt.size);
    if ((rows && !isPoisoned(attempt)) || (outside(tries) && !isPoisoned(attempt))) {
      seen.crashes += 1;
      attempt = attemptAfterCrash(attempt);
      continue;
    }
    seen.batches += 1;
    if (isPoisoned(attempt)) seen.aside.push(attempt.position);
    attempt = firstAttempt(attempt.position + attempt.size, BATCH, attempt);
  }
  return seen;
}

it('finds the one row that kills its worker within a dozen crashes, and sets no other aside', () => {
  const { aside, crashes, batches } = walk(new Set([3_217]));
  expect(aside).toEqual([3_217]);
  expect(crashes).toBeLessThanOrEqual(12);
  expect(batches).toBeLessThanOrEqual(60);
});

it('sets exactly the rows aside that kill their worker, wherever and however many they are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(ROWS - 1), { maxLength: 12 }), (rows) => {
      const { aside, batches } = walk(new Set(rows));
      expect(aside).toEqual(rows.sort((a, b) => a - b));
      expect(batches).toBeLessThanOrEqual(4 + 50 * rows.length);
    }),
    randomCases(20),
  );
});

it('makes few small batches more when workers are killed from outside', () => {
  const { aside, batches } = walk(new Set(), (attempt) => attempt < 5);
  expect(aside).toEqual([]);
  expect(batches).toBeLessThanOrEqual(4 + 40);
});

it('tries a single row as often as it may crash before it is set aside', () => {
  let attempt: Attempt = attemptAfterCrash({ position: 7, size: 8, broken: [], begun: true, worker: null });
  for (let crash = 1; crash < MOST_CRASHES; crash++) attempt = attemptAfterCrash(attempt);
  expect(isPoisoned(attempt)).toBe(false);
  expect(isPoisoned(attemptAfterCrash(attempt))).toBe(true);
});

it('goes back to whole batches behind the rows it was careful with', () => {
  const careful: Attempt = {
    position: 100,
    size: 10,
    broken: [{ until: 110, size: 80 }],
    begun: true,
    worker: 'one',
  };
  expect(firstAttempt(105, 5_000, careful)).toMatchObject({ position: 105, size: 5 });
  expect(firstAttempt(110, 5_000, careful)).toEqual({
    position: 110,
    size: 5_000,
    broken: [],
    begun: false,
    worker: null,
  });
});

const at = '2026-11-29T12:00:00Z';
const presumed = (worker: string) => ({ presumed: { worker, at } });

it('does not hold against its rows what workers that live seemed to die of', () => {
  let attempt: Attempt = { position: 7, size: 8, broken: [], begun: true, worker: null };
  for (const worker of ['a', 'b', 'c', 'd']) attempt = attemptAfterCrash(attempt, presumed(worker));
  expect(isPoisoned(attempt)).toBe(true);
  const living = new Set(['c']);
  const judged = acquitted(attempt, ({ worker }) => living.has(worker), BATCH);
  expect(isPoisoned(judged)).toBe(false);
  expect(judged.size).toBe(1);
  expect(acquitted(attempt, () => true, BATCH)).toMatchObject({ position: 7, size: BATCH, broken: [] });
  expect(acquitted(attempt, () => false, BATCH)).toBe(attempt);
});

it('takes fewer rows where they were too many at once, and never blames one for it', () => {
  let attempt: Attempt = { position: 0, size: 100, broken: [], begun: true, worker: null };
  for (let tries = 0; tries < 20; tries++) attempt = attemptAfterCrash(attempt, { tooMuch: true });
  expect(attempt.size).toBe(1);
  expect(attempt.broken.length).toBeLessThan(5);
  expect(isPoisoned(attempt)).toBe(false);
  expect(firstAttempt(100, BATCH, attempt)).toMatchObject({ size: BATCH, broken: [] });
});
