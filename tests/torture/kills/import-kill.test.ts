import { describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { asUndisturbed, disturbedImport } from '#tests/support/disturbed-import.ts';
import { type Kills, killHolders } from '#tests/support/kill-holders.ts';

const ROWS = 100_000;
/** The last batches may end before the last kills otherwise. */
const BEFORE_LAST = 0.9 * ROWS;
const KILLS = 100;
/** On a machine where a worker starts within a second. Starts take the processor from the server's process that has to let go of the run. */
const MOST_MS = 2_000;
const START_MS = 1_000;

describe('an import of 100,000 rows whose workers and their connections are killed at a hundred random moments', () => {
  const { db } = useDatabase();

  it('ends as the uninterrupted one, row for row, and is taken up within two seconds each time', async () => {
    let kills: Kills = { workers: 0, backends: 0, resumed: [], started: [] };
    const { expectedDigest, ...result } = await disturbedImport(db(), ROWS, async (id) => {
      kills = await killHolders(id, BEFORE_LAST, KILLS, db());
    });
    const resumed = kills.resumed.toSorted((one, other) => one - other).map(Math.round);
    const start = Math.min(...kills.started);
    process.stdout.write(`started in ${Math.round(start)} ms; taken up after ms: ${resumed.join(' ')}\n`);
    const notices = ['interrupted', 'progress', 'waiting'];
    expect(result).toMatchObject(asUndisturbed(ROWS, expectedDigest, notices));
    expect(kills).toMatchObject({ workers: KILLS / 2, backends: KILLS / 2 });
    const most = MOST_MS * Math.max(1, start / START_MS);
    expect(resumed[Math.ceil(resumed.length * 0.99) - 1]).toBeLessThan(most);
  });
});
