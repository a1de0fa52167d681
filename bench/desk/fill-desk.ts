import { eq, sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { organization, users } from '#db/schema/index.ts';
import { actorColumns, actorOf } from '#lib/core/actor-of.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { benchOwner } from '../list-http/people.ts';

export const CHANNEL = 'WhatsApp';
/** Interactions an agent has at once, at most. */
export const MOST = 8;

export interface FilledDesk {
  /** Numbers of different contacts: half of them in one agent's portfolio, a quarter in nobody's. */
  phones: string[];
  /** A platform's, and the agents', the busiest first. */
  platform: string;
  agents: { id: number; email: string; token: string }[];
}

/** Channels, a queue, agents who are there, and portfolios of every flow for as many contacts as are to write. */
export async function fillDesk(count: number): Promise<FilledDesk> {
  const db = database();
  await db.execute(sql`insert into service (name, has_mailbox) values ('Suporte', true)`);
  await db.execute(sql`insert into channel (kind, name) values ('whatsapp', ${CHANNEL})`);
  await db.execute(sql`
    insert into agent_presence (user_id, state, most_interactions)
    select id, 'available', ${MOST} from app_user where role = 'agent'`);
  const phones = await giveOut(count);
  await db.execute(sql`vacuum (analyze) contact`);
  return { phones, ...(await tokens()) };
}

async function giveOut(count: number): Promise<string[]> {
  const { rows } = await database().execute<{ phone: string }>(sql`
    with chosen as (
      select id, phones[1] as phone, row_number() over (order by id) as n from (
        select id, phones from contact c where active and merged_into_id is null and phones <> '{}'
          and (select count(*) from contact_identifier i where i.kind = 'phone' and i.value = c.phones[1]) = 1
        order by hashint8(id) limit ${count}) as single
    ), agents as (
      select array_agg(id order by id) as ids from app_user where role = 'agent'
    ), given as (
      select chosen.id, phone, n, case when n % 4 < 2 then ids[1] when n % 4 = 2 then ids[2 + n % 11] end as owner,
        (array['message', 'message', 'backup_agent', 'general_queue'])[1 + n / 4 % 4] as flow, ids[3 + n % 9] as backup
      from chosen cross join agents
    ), changed as (
      update contact set owner_id = owner, flow = case when owner is not null then given.flow end,
        assigned_at = case when owner is not null then now() end, assigned_by_id = null,
        backup_agent_id = case when given.flow = 'backup_agent' and owner is not null
          then case when backup = owner then backup + 1 else backup end end,
        service_id = case when given.flow = 'general_queue' and owner is not null then 1 end, segment_ids = '{}'
      from given where contact.id = given.id returning phone, n
    )
    select phone from changed order by n`);
  return rows.map(({ phone }) => phone);
}

async function tokens() {
  const owner = await benchOwner();
  const { token: platform } = await createApiToken(owner, { name: 'Plataforma' });
  const rows = await database()
    .select(actorColumns)
    .from(users)
    .leftJoin(organization, eq(organization.id, 1))
    .where(eq(users.role, 'agent'))
    .orderBy(users.id);
  const agents = [];
  for (const row of rows) {
    const { userId, email } = actorOf(row, 'cli');
    const { token } = await createApiToken(owner, { name: 'Agente', userId });
    agents.push({ id: userId, email, token });
  }
  return { platform, agents };
}
