import { describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { asUndisturbed, disturbedImport } from '#tests/support/disturbed-import.ts';
import { type Frozen, freezeWorker } from '#tests/support/freeze-worker.ts';
import { machineSlowness } from '#tests/support/machine-slowness.ts';

const ROWS = 100_000;
/** After ten seconds without a sign of life a worker is taken for frozen; a look and a start come on top of it. */
const MOST_MS = 15_000;

describe.each(['inside', 'between'] as const)('an import whose worker is frozen %s batches', (where) => {
  const { db } = useDatabase();

  it('is taken over by another within seconds, and the one that wakes up writes nothing', async () => {
    let frozen: Frozen | undefined;
    const { expectedDigest, ...result } = await disturbedImport(db(), ROWS, async (id) => {
      frozen = await freezeWorker(id, where, {}, db(), true);
    });
    process.stdout.write(`taken over after ms: ${frozen?.takenOverAfter}\n`);
    expect(result).toMatchObject(asUndisturbed(ROWS, expectedDigest, ['interrupted', 'progress']));
    expect(frozen?.finished).toEqual(result);
    expect(frozen?.afterwards).toEqual(result);
    expect(frozen?.exitCode).toBe(0);
    expect((frozen?.takenOverAfter ?? 0) / machineSlowness()).toBeLessThan(MOST_MS);
  });
});
