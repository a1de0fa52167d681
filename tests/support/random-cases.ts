/** Whether `npm run torture` runs, the second stage. */
export const isSecondStage = process.env.TORTURE === '1';

/**
 * How often fast-check tries a property, and from where it draws its cases: `first` times in `npm test`, `second` in the second
 * stage. The seed is another one in every run, printed at its start; TEST_SEED draws the same cases again.
 */
export function randomCases(first: number, second = first * 10): { numRuns: number; seed: number } {
  return { numRuns: isSecondStage ? second : first, seed: Number(process.env.TEST_SEED) };
}
