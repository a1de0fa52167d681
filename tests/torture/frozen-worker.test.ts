import { describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { asUndisturbed, disturbedImport } from '#tests/support/disturbed-import.ts';
import { type Frozen, freezeWorker } from '#tests/support/freeze-worker.ts';

const ROWS = 200_000;

describe.each(['inside', 'between'] as const)('an import whose worker is frozen %s batches', (where) => {
  const { db } = useDatabase();

  it('is finished by another within the usual time, and the one that wakes up writes nothing', async () => {
    let frozen: Frozen | undefined;
    const { expectedDigest, ...result } = await disturbedImport(db(), ROWS, async (id) => {
      frozen = await freezeWorker(id, where, {}, db());
    });
    expect(result).toMatchObject(asUndisturbed(ROWS, expectedDigest, ['interrupted', 'progress']));
    expect(frozen?.finished).toEqual(result);
    expect(frozen?.afterwards).toEqual(result);
    expect(frozen?.exitCode).toBe(0);
  });
});
