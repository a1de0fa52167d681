import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The second stage, `npm run torture`: the long tests, and those with random cases once more with many more of them. */
const isSecondStage = process.env.TORTURE === '1';
/** Measure a machine that does nothing else: `npm run torture -- --long`. */
const onlyLong = process.env.SOAK_MINUTES
  ? []
  : ['sign-in-flood', 'soak', 'web-killed'].map((name) => `tests/torture/${name}.test.ts`);
const withRandomCases = () =>
  globSync('tests/**/*.test.ts').filter((file) => readFileSync(file, 'utf8').includes('randomCases('));

export default defineConfig({
  test: {
    environment: 'node',
    include: isSecondStage ? ['tests/torture/**/*.test.ts', ...withRandomCases()] : ['tests/**/*.test.ts'],
    exclude: isSecondStage ? onlyLong : ['tests/torture/**', 'tests/e2e/**'],
    globalSetup: ['tests/support/global-setup.ts'],
    env: {
      TZ: 'UTC',
      NEXTAUTH_SECRET: 'a-secret-for-tests-and-nothing-else-0123',
      TEST_SEED: process.env.TEST_SEED || String(randomInt(2 ** 31)),
    },
    // Long enough for a machine that does much else at the same time: only what hangs gets there.
    testTimeout: isSecondStage ? 1_800_000 : 300_000,
    hookTimeout: isSecondStage ? 1_800_000 : 300_000,
    maxWorkers: isSecondStage ? 1 : Math.max(2, availableParallelism()),
  },
});
