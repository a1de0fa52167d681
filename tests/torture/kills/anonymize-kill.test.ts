import { sql } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { searchDatabase } from '#lib/privacy/search/search-database.ts';
import { makeChannel } from '#tests/interactions/desk.ts';
import { createActor } from '#tests/support/actors.ts';
import { bulkRun } from '#tests/support/bulk-run.ts';
import { useDatabase } from '#tests/support/database.ts';
import { moment, progressOf, untilProgress } from '#tests/support/disturbed-import.ts';
import { startWorker } from '#tests/support/import-file.ts';
import { untilHeld } from '#tests/support/kill-workers.ts';

const CONTACTS = 10_000;
const KILLS = 50;

describe('anonymizing ten thousand people whose workers are killed', () => {
  const { db, url } = useDatabase();

  it('leaves each whole or untouched, and nothing of those who are gone', async () => {
    const agent = await createActor('Berenice Prado', 'supervisor', { canAnonymize: true }, db());
    const channel = await makeChannel('whatsapp', {}, db());
    await fill(channel);
    const { runId } = await startBulkChange(
      agent,
      'anonymize',
      { unlistsNumbers: false },
      { everything: true, filters: { active: undefined } },
      db(),
    );
    const gone: number[] = [];
    const kills = await killAlongTheWay(runId, db(), async () => {
      gone.push((await expectWhole()).gone);
    });
    process.stderr.write(`${kills} workers were killed, when so many were gone: ${gone.join(' ')}\n`);
    expect(kills).toBeGreaterThan(KILLS / 2);
    const run = await bulkRun(agent, runId, db());
    expect(run).toMatchObject({ state: 'completed', total: CONTACTS, processed: CONTACTS });
    // Whom three workers died of in a row is set aside: untouched, and said.
    expect(await expectWhole()).toEqual({ people: run.refused, gone: CONTACTS - run.refused });
    expect(run.refused).toBeLessThan(KILLS / 3);
    if (run.refused === 0) expect(await found()).toEqual([]);
  }, 1_800_000);

  /** Where anything that was known of anybody stands, statistics included. */
  async function found() {
    const client = new pg.Client({ connectionString: url() });
    await client.connect();
    const hits = await searchDatabase(['Segredo', '55859000'], client);
    await client.end();
    return hits;
  }

  /** Everybody is there with name, number, history and words, or is there without any of them. */
  async function expectWhole(): Promise<{ people: number; gone: number }> {
    const { rows } = await db().execute<Record<string, number>>(sql`
      select
        (select count(*) from contact where anonymized_at is null)::int as people,
        (select count(*) from contact where anonymized_at is not null)::int as gone,
        (select count(*) from contact where name like 'Segredo%')::int as names,
        (select count(*) from contact_identifier)::int as identifiers,
        (select count(*) from contact_identity)::int as identities,
        (select count(*) from message where body like 'Segredo%')::int as bodies,
        (select count(*) from interaction)::int as interactions,
        (select count(*) from interaction i join contact c on c.id = i.contact_id where c.anonymized_at is not null)::int as moved,
        (select count(*) from erased_contact)::int as erased`);
    const { people, gone, ...rest } = rows[0] as Record<'people' | 'gone', number> & Record<string, number>;
    expect(people + gone).toBe(CONTACTS);
    expect(rest).toEqual({
      names: people,
      identifiers: people,
      identities: people,
      bodies: people,
      interactions: CONTACTS,
      moved: gone,
      erased: gone,
    });
    return { people, gone };
  }

  async function fill(channelId: number): Promise<void> {
    await db().execute(sql`
      insert into contact (name, phones) select 'Segredo ' || n, array['5585' || (900000000 + n)] from generate_series(1, ${CONTACTS}) as n`);
    await db().execute(sql`
      insert into contact_identifier (kind, value, contact_id) select 'phone', phones[1], id from contact`);
    await db().execute(sql`
      insert into contact_identity (kind, value, contact_id) select 'phone', phones[1], id from contact`);
    await db().execute(sql`
      insert into interaction (protocol, channel_id, medium, direction, contact_id, identity_id, state, arrived_at, closed_at)
      select 'P' || c.id, ${channelId}, 'text', 'inbound', c.id, i.id, 'closed', now(), now()
      from contact c join contact_identity i on i.contact_id = c.id`);
    await db().execute(sql`
      insert into message (interaction_id, channel_id, direction, body) select id, ${channelId}, 'inbound', 'Segredo de ' || contact_id from interaction`);
  }
});

/**
 * Kills one worker after the other, each when the run has come as far as a random share of it, or a moment later; the last one may
 * finish. Looks at the base after each, while nobody writes. @returns how many were killed before the run had ended
 */
async function killAlongTheWay(runId: number, db: Database, look: () => Promise<void>): Promise<number> {
  const shares = Array.from({ length: KILLS }, (_, at) => (CONTACTS * (at + Math.random())) / (KILLS + 1));
  for (const [kills, share] of shares.entries()) {
    const worker = startWorker();
    await worker.ready;
    await untilHeld(runId, (await progressOf(runId, db)).processed, db);
    const { ended } = await untilProgress(runId, ({ processed }) => processed >= share, db);
    await moment(100 * Math.random());
    worker.child.kill('SIGKILL');
    await worker.exited;
    if (ended) return kills;
    await untilNobodyWrites(runId, db);
    await look();
  }
  const last = startWorker();
  await untilProgress(runId, () => false, db);
  last.child.kill('SIGTERM');
  await last.exited;
  return KILLS;
}

/** The server goes on for a moment with what a worker asked for before it died. */
async function untilNobodyWrites(runId: number, db: Database): Promise<void> {
  for (;;) {
    const { rows } = await db.execute(sql`
      select from pg_stat_activity where application_name = ${`carteira run ${runId}`} and datname = current_database()`);
    if (rows.length === 0) return;
    await moment(10);
  }
}
