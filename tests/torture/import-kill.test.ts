import { describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { asUndisturbed, disturbedImport } from '#tests/support/disturbed-import.ts';
import { killWorkers } from '#tests/support/kill-workers.ts';

const ROWS = 200_000;
const KILLS = 100;

describe('an import of 200,000 rows whose worker is killed at a hundred random moments', () => {
  const { db } = useDatabase();

  it('ends as the uninterrupted one, row for row, with one notice', async () => {
    let killed = 0;
    const { expectedDigest, ...result } = await disturbedImport(db(), ROWS, async (id, duration) => {
      killed = await killWorkers(id, duration, KILLS, db());
    });
    expect(killed).toBe(KILLS);
    expect(result).toMatchObject(asUndisturbed(ROWS, expectedDigest, ['interrupted', 'progress']));
  });
});
