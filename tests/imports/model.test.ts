import { describe, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { checkImports } from './model/check-imports.ts';

describe('an import in batches', () => {
  const { db } = useDatabase();

  it('comes to what its rows come to one after the other', () => checkImports(1_000, db()), 300_000);
});
