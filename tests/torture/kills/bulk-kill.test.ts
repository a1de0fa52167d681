import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { actors } from '#tests/support/actors.ts';
import { bulkRun } from '#tests/support/bulk-run.ts';
import { useDatabase } from '#tests/support/database.ts';
import { killWorkers } from '#tests/support/kill-workers.ts';

const CONTACTS = 19_200;
const ACTIVE = (CONTACTS * 9) / 10;

describe('a bulk change whose workers are killed', () => {
  const { db } = useDatabase();

  it('loses nothing and repeats nothing', async () => {
    const { supervisor } = await actors(db());
    await db().execute(
      sql`insert into contact (name, active) select 'Contato ' || n, n % 10 <> 0 from generate_series(1, ${CONTACTS}) as n`,
    );
    const everyone = { everything: true, filters: {} } as const;
    const { runId } = await startBulkChange(supervisor, 'deactivate', {}, everyone, db());
    expect(await killWorkers(runId, 1_500, 2, db())).toBeGreaterThan(0);
    const run = await bulkRun(supervisor, runId, db());
    expect(run).toMatchObject({ state: 'completed', total: CONTACTS, processed: CONTACTS, refused: 0 });
    expect(run.changed).toBe(ACTIVE);
    const { rows } = await db().execute(
      sql`select count(*)::int as n, count(distinct subject_id)::int as contacts from audit_event where action = 'contact.deactivated'`,
    );
    expect(rows).toEqual([{ n: ACTIVE, contacts: ACTIVE }]);
  });
});
