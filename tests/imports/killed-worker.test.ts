import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { killedImport } from '#tests/support/killed-import.ts';

describe('an import whose worker is killed again and again', () => {
  const { db } = useDatabase();

  it('ends as the uninterrupted one, no row executed twice, with one notice of the interruption', async () => {
    const result = await killedImport(db(), { rows: 12_000, kills: 5 });
    expect(result.kills).toBe(5);
    expect(result.interruptions).toBeGreaterThan(0);
    expect(result.digest).toBe(result.expectedDigest);
    expect(result.repeatedRows).toBe(0);
    const { rows } = await db().execute(
      sql`select kind, count(*)::int as count from notification where run_id = ${result.runId} group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { kind: 'interrupted', count: 1 },
      { kind: 'progress', count: 1 },
    ]);
  }, 300_000);
});
