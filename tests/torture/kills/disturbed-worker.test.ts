import { describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { asUndisturbed, disturbedImport } from '#tests/support/disturbed-import.ts';
import { type Frozen, freezeWorker } from '#tests/support/freeze-worker.ts';
import { killWorkers } from '#tests/support/kill-workers.ts';

const ROWS = 8_000;

/** One notice of the interruption and one of the end. */
const NOTICES = ['interrupted', 'progress'];

describe('an import', () => {
  const { db } = useDatabase();

  it('ends as the uninterrupted one when its worker is killed again and again', async () => {
    let killed = 0;
    const { expectedDigest, ...result } = await disturbedImport(db(), ROWS, async (id, duration) => {
      killed = await killWorkers(id, duration, 5, db());
    });
    expect(killed).toBe(5);
    expect(result).toMatchObject(asUndisturbed(ROWS, expectedDigest, NOTICES));
  }, 300_000);
});

describe('an import whose worker is frozen in the middle of a batch', () => {
  const { db } = useDatabase();

  it('is finished by another, and the one that wakes up writes nothing', async () => {
    let frozen: Frozen | undefined;
    const { expectedDigest, ...result } = await disturbedImport(db(), ROWS, async (id) => {
      frozen = await freezeWorker(id, 'inside', { WORKER_FROZEN_AFTER_SECONDS: '4' }, db());
    });
    expect(result).toMatchObject(asUndisturbed(ROWS, expectedDigest, NOTICES));
    expect(frozen?.finished).toEqual(result);
    expect(frozen?.afterwards).toEqual(result);
    expect(frozen?.exitCode).toBe(0);
  }, 300_000);
});
