import { describe, it } from 'vitest';
import { checkImports } from '#tests/imports/model/check-imports.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('an import in batches', () => {
  const { db } = useDatabase();

  it('comes to what its rows come to one after the other, in ten thousand cases', async () => {
    await checkImports(10_000, db());
  });
});
