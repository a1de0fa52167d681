import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Long ones, which kill processes and move hundreds of thousands of rows, run by `npm run torture` only. */
const torture = process.env.TORTURE === '1';

export default defineConfig({
  test: {
    environment: 'node',
    include: torture ? ['tests/torture/**/*.test.ts'] : ['tests/**/*.test.ts'],
    exclude: torture ? [] : ['tests/torture/**', 'tests/e2e/**'],
    globalSetup: ['tests/support/global-setup.ts'],
    env: {
      TZ: 'UTC',
      NEXTAUTH_SECRET: 'a-secret-for-tests-and-nothing-else-0123',
    },
    testTimeout: torture ? 1_800_000 : 30_000,
    hookTimeout: torture ? 1_800_000 : 60_000,
    maxWorkers: torture ? 1 : Math.max(2, availableParallelism()),
  },
});
