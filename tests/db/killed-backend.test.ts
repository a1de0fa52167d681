import { sql } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { auditEvents } from '#db/schema/index.ts';
import { useDatabase } from '#tests/support/database.ts';

const KILLS = 200;

describe('a server that ends connections in the middle of transactions', () => {
  const { db } = useDatabase();

  it('never leaves half a transaction, and the process goes on', async () => {
    const killer = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await killer.connect();
    let rejected = 0;
    for (let round = 0; round < KILLS; round++) {
      const others = Promise.all(Array.from({ length: 4 }, () => db().execute(sql`select pg_sleep(0.002)`)));
      const outcome = db().transaction(async (tx) => {
        const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        await tx.insert(auditEvents).values(entry(round, 1));
        await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
        await tx.insert(auditEvents).values(entry(round, 2));
      });
      await expect(outcome).rejects.toThrow();
      rejected += 1;
      await others;
    }
    await killer.end();
    expect(rejected).toBe(KILLS);
    const { rows } = await db().execute(sql`select count(*)::int as written from audit_event`);
    expect(rows).toEqual([{ written: 0 }]);
  }, 60_000);
});

function entry(round: number, step: number) {
  return { action: `round.${round}.${step}`, subject: 'contact', via: 'job' as const };
}
