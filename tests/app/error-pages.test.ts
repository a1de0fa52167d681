import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rememberFailure, takeFailure } from '#lib/web/failed-requests.ts';

test('pages refuse through page-errors, which shows the refusal without scripts too', () => {
  const direct = globSync('{app,lib}/**/*.{ts,tsx}').filter(
    (file) =>
      !file.endsWith('page-errors.ts') &&
      /import \{[^}]*\b(notFound|forbidden)\b[^}]*\} from 'next\/navigation'/.test(
        readFileSync(file, 'utf8'),
      ),
  );
  expect(direct).toEqual([]);
});

test('a failure is told once', () => {
  rememberFailure('one', 404);
  expect(takeFailure('one')).toBe(404);
  expect(takeFailure('one')).toBeNull();
  expect(takeFailure('never')).toBeNull();
});

test('requests nobody asks about again do not pile up', () => {
  for (let index = 0; index < 5_000; index++) rememberFailure(`request-${index}`, 500);
  expect(takeFailure('request-0')).toBeNull();
  expect(takeFailure('request-4999')).toBe(500);
});
