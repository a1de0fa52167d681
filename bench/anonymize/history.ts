import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';

/** For each contact of a filled base an identity, 1.8 closed interactions of two messages each, and a note for every fifth. */
export async function fillHistory(total: number): Promise<void> {
  const db = database();
  await db.execute(sql`insert into channel (kind, name) values ('whatsapp', 'WhatsApp')`);
  await db.execute(sql`
    insert into contact_identity (kind, value, contact_id)
    select distinct on (phones[1]) 'phone', phones[1], id from contact where phones <> '{}' order by phones[1], id`);
  await db.execute(sql`
    insert into interaction (protocol, channel_id, medium, direction, contact_id, identity_id, state, arrived_at, closed_at, closed_reason)
    select 'B' || n, 1, 'text', 'inbound', c.id, i.id, 'closed', now() - n % 900 * interval '1 day', now(), 'done'
    from generate_series(1, ${Math.floor(total * 1.8)}::bigint) as n
    join contact c on c.id = 1 + (n * 7919) % ${total} left join contact_identity i on i.contact_id = c.id`);
  await db.execute(sql`
    insert into message (interaction_id, channel_id, direction, body)
    select id, 1, way, 'Mensagem ' || id || ' de ' || way from interaction, unnest(array['inbound', 'outbound']) as way`);
  await db.execute(sql`
    insert into contact_note (contact_id, body) select id, 'Anotação ' || id from contact where id % 5 = 0`);
  await db.execute(sql`vacuum (analyze)`);
}
