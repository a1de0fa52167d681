import { expect, it } from 'vitest';
import {
  type Attempt,
  attemptAfterCrash,
  firstAttempt,
  isPoisoned,
  MOST_CRASHES,
} from '#lib/core/runs/attempt.ts';

it('finds the one row that kills its worker within a dozen crashes, and sets no other aside', () => {
  const poison = 3_217;
  let attempt: Attempt = firstAttempt(0, 5_000, null);
  let crashes = 0;
  const aside: number[] = [];
  while (attempt.position < 20_000) {
    const hit = poison >= attempt.position && poison < attempt.position + attempt.size;
    if (hit && !isPoisoned(attempt)) {
      crashes += 1;
      attempt = attemptAfterCrash(attempt);
      continue;
    }
    if (isPoisoned(attempt)) aside.push(attempt.position);
    attempt = firstAttempt(attempt.position + attempt.size, 5_000, attempt);
  }
  expect(aside).toEqual([poison]);
  expect(crashes).toBeLessThanOrEqual(12);
});

it('tries a single row as often as it may crash before it is set aside', () => {
  let attempt: Attempt = { position: 7, size: 1, count: 1, until: 8 };
  for (let crash = 1; crash < MOST_CRASHES; crash++) attempt = attemptAfterCrash(attempt);
  expect(isPoisoned(attempt)).toBe(false);
  expect(isPoisoned(attemptAfterCrash(attempt))).toBe(true);
});

it('goes back to whole batches behind the rows it was careful with', () => {
  const careful: Attempt = { position: 100, size: 10, count: 1, until: 110 };
  expect(firstAttempt(110, 5_000, careful)).toEqual({ position: 110, size: 5_000, count: 1, until: 0 });
});
