import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = new URL('..', import.meta.url).pathname;

it('docs/resilience.md promises nothing without a test that is there', () => {
  const rows = readFileSync(join(ROOT, 'docs/resilience.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| **'));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const tests = [...row.matchAll(/`(tests\/[^`]+)`/g)].map(([, path]) => path as string);
    expect(tests.length, row).toBeGreaterThan(0);
    expect(tests.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  }
});
