import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { killedImport } from '#tests/support/killed-import.ts';

const ROWS = 200_000;
const KILLS = Number(process.env.TORTURE_KILLS ?? 100);

describe('an import of 200,000 rows whose worker is killed again and again', () => {
  const { db } = useDatabase();

  it('ends as the uninterrupted one, row for row, with one notice', async () => {
    const result = await killedImport(db(), { rows: ROWS, kills: KILLS });
    expect(result.kills).toBe(KILLS);
    expect(result.digest).toBe(result.expectedDigest);
    expect(result.repeatedRows).toBe(0);
    const { rows } = await db().execute(
      sql`select kind, count(*)::int as count from notification where run_id = ${result.runId} group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { kind: 'interrupted', count: 1 },
      { kind: 'progress', count: 1 },
    ]);
  }, 1_800_000);
});
