import { hash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { refreshAllGroups } from '#lib/duplicates/refresh-groups.ts';
import { startMergeAll } from '#lib/merges/all/start-merge-all.ts';
import { getRun } from '#lib/runs/get-run.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { baseNow } from '#tests/merges/base.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { type Kills, killHolders } from '#tests/support/kill-holders.ts';

const GROUPS = 20_000;
const KILLS = 50;
/** The end of the last batch is the end of the run: nobody is left to kill then. */
const BEFORE_LAST = 0.9 * GROUPS;

/** Pairs by phone or e-mail, each third a third one; what the second has fills the first; every tenth pair has two CPFs. */
async function fill(db: Database): Promise<void> {
  await db.execute(
    sql`truncate contact, contact_identifier, interaction, merge, run, duplicate_pending cascade`,
  );
  await db.execute(
    sql`insert into channel (id, kind, name) values (1, 'whatsapp', 'WhatsApp') on conflict do nothing`,
  );
  await db.execute(sql`
    insert into contact (id, name, phones, email, cpf, company, city, created_at)
    select n, 'Contato ' || n, array['55119' || lpad((n - n % 3)::text, 8, '0')],
      case when n % 3 = 1 then 'c' || n || '@casa.example' end,
      case when n % 30 in (1, 2) then lpad(n::text, 11, '0') end,
      case when n % 3 = 1 then 'Firma ' || n end, case when n % 3 = 0 then 'Bauru' end, '2026-01-01'::timestamptz + n * interval '1 second'
    from generate_series(0, ${GROUPS * 3 - 1}) as n where n % 3 < 2 or n % 9 = 2`);
  await db.execute(sql`
    insert into contact_identifier (kind, value, contact_id)
    select 'phone', phones[1], id from contact
    union all select 'email', email, id from contact where email is not null
    union all select 'cpf', cpf, id from contact where cpf is not null`);
  await db.execute(sql`
    insert into interaction (id, protocol, channel_id, medium, direction, contact_id, state, arrived_at, closed_at)
    select n, 'P' || n, 1, 'text', 'inbound', (select max(id) from contact where id <= n), 'closed', '2026-02-01', '2026-02-01'
    from generate_series(1, ${GROUPS * 3 - 1}) as n where n % 2 = 0`);
  await db.execute(sql`insert into duplicate_pending (first_id, last_id) values (0, ${GROUPS * 3})`);
  await db.execute(sql`analyze contact, contact_identifier, interaction`);
  await refreshAllGroups(db);
}

describe('merging all while its workers and their connections are killed at fifty random moments', () => {
  const { db } = useDatabase();

  it('leaves no group half merged, and the base as it is undisturbed', async () => {
    const { supervisor } = await actors(db());
    const outcome = async (runId: number) => {
      const { state, counts } = await getRun(supervisor, runId, db());
      const { rows } = await db().execute<{ merges: number }>(sql`
        select (select count(*)::int from merge where run_id = ${runId}) as merges, (select count(*)::int from merge_member) as members,
          (select sum(cardinality(ids))::int from merge_move) as moved,
          (select count(*)::int from audit_event where cause_id in (select id from audit_event where subject = 'run' and subject_id = ${runId})) as trail,
          (select count(*)::int from merge_all_held where run_id = ${runId}) as held`);
      return {
        state,
        counts: counts.map(({ name, count }) => [name, count]),
        merges: rows[0]?.merges ?? 0,
        trail: rows[0],
        base: await digests(),
      };
    };

    const digests = async () =>
      Object.entries(await baseNow(db())).map(([name, rows]) => [
        name,
        rows.length,
        hash('sha256', rows.join()),
      ]);

    await fill(db());
    const first = await startMergeAll(supervisor, { confirm: 'CONFIRMAR' }, db());
    await executeRun(first.runId, RUN_KINDS);
    const undisturbed = await outcome(first.runId);
    expect(undisturbed).toMatchObject({ state: 'completed', merges: expect.any(Number) });
    expect(undisturbed.merges).toBeGreaterThan(GROUPS / 2);

    await fill(db());
    const { runId } = await startMergeAll(supervisor, { confirm: 'CONFIRMAR' }, db());
    const kills: Kills = await killHolders(runId, BEFORE_LAST, KILLS, db());
    expect(kills.workers + kills.backends).toBe(KILLS);
    expect(await outcome(runId)).toEqual(undisturbed);
  });
});
