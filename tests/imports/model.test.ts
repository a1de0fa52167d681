import { describe, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { randomCases } from '#tests/support/random-cases.ts';
import { CASES_PER_IMPORT, checkImports } from './model/check-imports.ts';

describe('an import in batches', () => {
  const { db } = useDatabase();

  it('comes to what its rows come to one after the other', () =>
    checkImports(randomCases(200 / CASES_PER_IMPORT, 10_000 / CASES_PER_IMPORT), db()));
});
