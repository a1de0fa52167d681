import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The second stage, `npm run torture`: the long tests, and those with random cases once more with many more of them. */
const isSecondStage = process.env.TORTURE === '1';
const withRandomCases = () =>
  globSync('tests/**/*.test.ts').filter((file) => readFileSync(file, 'utf8').includes('randomCases('));

export default defineConfig({
  test: {
    environment: 'node',
    include: isSecondStage ? ['tests/torture/**/*.test.ts', ...withRandomCases()] : ['tests/**/*.test.ts'],
    exclude: isSecondStage ? [] : ['tests/torture/**', 'tests/e2e/**'],
    globalSetup: ['tests/support/global-setup.ts'],
    env: {
      TZ: 'UTC',
      NEXTAUTH_SECRET: 'a-secret-for-tests-and-nothing-else-0123',
      ERASED_LEDGER: join(tmpdir(), `carteira-ledger-${process.pid}`),
      TEST_SEED: process.env.TEST_SEED || String(randomInt(2 ** 31)),
    },
    // Long enough for a machine that does much else at the same time: only what hangs gets there.
    testTimeout: isSecondStage ? 1_800_000 : 300_000,
    // What is awaited may take its time on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: isSecondStage ? 1_800_000 : 300_000,
    maxWorkers: isSecondStage ? 1 : Math.max(2, availableParallelism()),
  },
});
