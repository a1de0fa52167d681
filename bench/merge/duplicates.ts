import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';

/**
 * Makes a tenth of a filled base duplicates of the contact before them: by phone, e-mail or CPF, every fifth of these a third one by
 * phone. Nothing tells them apart. And 1.8 closed interactions a contact.
 */
export async function fillDuplicates(total: number): Promise<void> {
  const db = database();
  await db.execute(sql`
    update contact c set cnpj = null, client_code = null, birth_date = null,
      cpf = case when c.id % 10 = 0 and c.id % 50 >= 40 then before.cpf end,
      phones = case when c.id % 10 = 0 and c.id % 50 >= 20 then c.phones else before.phones[1:1] || c.phones[2:] end,
      email = case when c.id % 10 = 0 and c.id % 50 between 20 and 39 then before.email else c.email end
    from contact before
    where before.id = c.id - 1 and (c.id % 10 = 0 or c.id % 50 = 1 and c.id > 1)`);
  await db.execute(sql`truncate contact_identifier`);
  await db.execute(sql`
    insert into contact_identifier (kind, value, contact_id)
    select 'cpf', cpf, id from contact where cpf is not null
    union all select distinct 'phone', phone, id from contact, unnest(phones) as phone
    union all select 'email', lower(email), id from contact where email is not null`);
  await db.execute(sql`insert into channel (kind, name) values ('whatsapp', 'WhatsApp')`);
  await db.execute(sql`
    insert into interaction (protocol, channel_id, medium, direction, contact_id, state, arrived_at, closed_at, closed_reason)
    select 'B' || n, 1, 'text', 'inbound', 1 + (n * 7919) % ${total}, 'closed', now() - n % 900 * interval '1 day', now(), 'done'
    from generate_series(1, ${Math.floor(total * 1.8)}::bigint) as n`);
  await db.execute(sql`
    update contact c set last_interaction_at = i.last from (
      select contact_id, max(arrived_at) as last from interaction group by 1
    ) as i where i.contact_id = c.id and c.id % 10 in (9, 0, 1)`);
  await db.execute(sql`insert into duplicate_pending (first_id, last_id) values (1, ${total})`);
  await db.execute(sql`vacuum (analyze)`);
}
