import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The second stage, `npm run torture`: the long tests, and those with random cases once more with many more of them. */
const isSecondStage = process.env.TORTURE === '1';
const holding = (text: string) =>
  globSync('tests/**/*.test.ts').filter((file) => readFileSync(file, 'utf8').includes(text));

// The processes of the tests are given it with the rest of the environment.
process.env.TEST_SEED ||= String(randomInt(2 ** 31));

/** They put something in the place of a module, which would stay there for the files that come after. */
const WITH_MOCKS = holding('vi.mock(');
const LATER = ['tests/torture/**', 'tests/e2e/**'];

const ofEach = {
  environment: 'node' as const,
  setupFiles: ['tests/support/own-environment.ts'],
  env: {
    TZ: 'UTC',
    NEXTAUTH_SECRET: 'a-secret-for-tests-and-nothing-else-0123',
    ERASED_LEDGER: join(tmpdir(), `carteira-ledger-${process.pid}`),
  },
  // Long enough for a machine that does much else at the same time: only what hangs gets there.
  testTimeout: isSecondStage ? 1_800_000 : 300_000,
  hookTimeout: isSecondStage ? 1_800_000 : 300_000,
  // What is awaited may take its time on a busy machine.
  expect: { poll: { timeout: 15_000 } },
};

const long = { name: 'long', include: ['tests/torture/**/*.test.ts', ...holding('randomCases(')] };
const mocks = { name: 'mocks', include: WITH_MOCKS, exclude: LATER };
/** Importing the same modules for each file anew took more than a quarter of the time. */
const shared = {
  name: 'shared',
  include: ['tests/**/*.test.ts'],
  exclude: [...LATER, ...WITH_MOCKS],
  isolate: false,
};

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    maxWorkers: isSecondStage ? 1 : Math.max(2, availableParallelism()),
    projects: (isSecondStage ? [long] : [shared, mocks]).map((one) => ({ test: { ...ofEach, ...one } })),
  },
});
