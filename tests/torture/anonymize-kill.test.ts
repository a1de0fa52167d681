import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { makeChannel } from '#tests/interactions/desk.ts';
import { createActor } from '#tests/support/actors.ts';
import { bulkRun } from '#tests/support/bulk-run.ts';
import { useDatabase } from '#tests/support/database.ts';
import { killWorkers } from '#tests/support/kill-workers.ts';

const CONTACTS = 10_000;
const KILLS = 50;

describe('anonymizing ten thousand people whose workers are killed', () => {
  const { db } = useDatabase();

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
    const kills = await killWorkers(runId, 8_000, KILLS, db());
    process.stderr.write(`${kills} workers were killed\n`);
    expect(kills).toBeGreaterThan(0);
    const run = await bulkRun(agent, runId, db());
    expect(run).toMatchObject({ state: 'completed', total: CONTACTS, processed: CONTACTS, refused: 0 });
    expect(await expectWhole()).toEqual({ people: 0, gone: CONTACTS });
  }, 1_800_000);

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
