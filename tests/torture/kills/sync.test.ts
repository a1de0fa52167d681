import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { getRun } from '#lib/runs/get-run.ts';
import { countUnknown } from '#lib/sync/count-unknown.ts';
import { startSync } from '#lib/sync/start-sync.ts';
import { makeChannel, wrongContacts } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { killWorkers } from '#tests/support/kill-workers.ts';

const PEOPLE = 9_500;
const GROUPS = 500;
/** Of the people, these are contacts by now, and these could be one of two. */
const KNOWN = 300;
const SHARED = 40;

describe('ten thousand senders whose workers are killed', () => {
  const { db } = useDatabase();

  it('become contacts once each, with all they wrote', async () => {
    const { supervisor } = await actors(db());
    await senders(await makeChannel('whatsapp', {}, db()), db());
    const counting = performance.now();
    expect(await countUnknown(supervisor, db())).toEqual({
      people: PEOPLE - SHARED,
      groups: GROUPS,
      shared: SHARED,
    });
    const counted = performance.now() - counting;
    const { runId, done } = await startSync(supervisor, { people: true, groups: true }, db());
    expect(done).toBeNull();
    const began = performance.now();
    expect(await killWorkers(runId, 4_000, 2, db())).toBeGreaterThan(0);
    const seconds = (performance.now() - began) / 1_000;
    const run = await getRun(supervisor, runId, db());
    expect(run).toMatchObject({ state: 'completed', total: PEOPLE + GROUPS, rejected: SHARED });
    expect(run.counts.map(({ count }) => count)).toEqual([PEOPLE + GROUPS - KNOWN - SHARED, KNOWN, SHARED]);
    const { rows } = await db().execute(sql`
      select (select count(*)::int from contact) as contacts,
        (select count(*)::int from contact where kind = 'group') as groups,
        (select count(*)::int from interaction where contact_id is null) as unknown,
        (select count(distinct i.contact_id)::int from interaction i) as owners,
        (select count(*)::int from (
          select from contact_identifier where kind = 'phone' group by value having count(*) > 1) as twice) as twice,
        (select count(*)::int from audit_event where action = 'contact.created') as told`);
    const made = PEOPLE + GROUPS - KNOWN - SHARED;
    expect(rows).toEqual([
      {
        contacts: made + KNOWN + 2 * SHARED,
        groups: GROUPS,
        unknown: 2 * SHARED,
        owners: made + KNOWN,
        twice: SHARED,
        told: made,
      },
    ]);
    expect(await wrongContacts(db())).toEqual([]);
    expect(await countUnknown(supervisor, db())).toEqual({ people: 0, groups: 0, shared: SHARED });
    console.log(
      `10,000 senders in ${seconds.toFixed(1)} s with two kills; counted in ${counted.toFixed(0)} ms`,
    );
  });
});

/** Each wrote twice: what was closed, and what waits. Of the people every second one came by an id and a number. */
async function senders(channel: number, db: Database): Promise<void> {
  const number = sql`'55119' || lpad((60000000 + at * 7)::text, 8, '0')`;
  await db.execute(sql`
    insert into contact_identity (kind, value, display_name)
    select 'phone', ${number}, 'Pessoa ' || at from generate_series(1, ${PEOPLE}::integer) as at`);
  await db.execute(sql`
    insert into contact_identity (kind, value, seen_with_id)
    select 'whatsapp_user_id', 'BR.' || at, n.id from generate_series(1, ${PEOPLE}::integer, 2) as at
    join contact_identity n on n.value = ${number}`);
  await db.execute(sql`
    insert into contact_identity (kind, scope, value, display_name)
    select 'group', 'whatsapp', at || '@g.us', 'Grupo ' || at from generate_series(1, ${GROUPS}::integer) as at`);
  await db.execute(sql`
    insert into interaction (protocol, channel_id, medium, direction, identity_id, state, arrived_at, waits_since, closed_at)
    select n.id || '-' || state, ${channel}, 'text', 'inbound', n.id, state, now() - interval '1 day',
      case when state = 'waiting' then now() end, case when state = 'closed' then now() end
    from contact_identity n cross join unnest(array['closed', 'waiting']) as state
    where n.kind = 'group' or n.kind = 'phone' and not exists (
      select from contact_identity other where other.seen_with_id = n.id) or n.kind = 'whatsapp_user_id'`);
  await db.execute(sql`
    insert into contact (name, phones) select 'Já contato', array[${number}] from generate_series(1, ${KNOWN}::integer) as at
    union all select 'Um de dois', array[${number}]
      from generate_series(${KNOWN + 1}::integer, ${KNOWN + SHARED}::integer) as at cross join generate_series(1, 2)`);
  await db.execute(sql`
    insert into contact_identifier (kind, value, contact_id) select 'phone', phones[1], id from contact`);
  await db.execute(sql`analyze`);
}
