import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import { isListed } from '#lib/blacklist/listed.ts';
import type {
  AgentSeen,
  Medium,
  PortfolioSeen,
  RoutingFacts,
  ServiceSeen,
} from '#lib/routing/routing-facts.ts';
import type { Live } from './continue-interaction.ts';
import type { FoundSender } from './find-sender.ts';

/** What routing looks at of one arrival. */
export interface Question {
  medium: Medium;
  sender: FoundSender;
  withheld: boolean;
  /** The number that calls or writes. */
  phone: string | null;
  /** The service that was asked for, by name or id. */
  service: string | number | null;
  channelId: number | null;
  callerWaits: boolean | null;
}

interface AgentRow extends Omit<AgentSeen, 'hasPhone' | 'isCaller'> {
  phone: string | null;
}

interface Row extends Record<string, unknown> {
  id: number | null;
  active: boolean;
  blocked: boolean;
  priority: number | null;
  flow: PortfolioSeen['flow'] | null;
  owner: AgentRow | null;
  backup: AgentRow | null;
  service: ServiceSeen | null;
  queues: { segmentId: number; service: ServiceSeen }[];
  requested: ServiceSeen | null;
  channel_service: ServiceSeen | null;
  default_service: ServiceSeen | null;
  blacklisted: boolean;
  live: Live | null;
}

export interface ArrivalFacts extends RoutingFacts {
  live: Live | null;
  priority: number;
  /** Where calls to them follow, by agent. */
  phones: ReadonlyMap<number, string>;
}

/** Looks at everything that decides, in one statement and so at one moment; at `live`, an interaction of the sender, on the way. */
export async function readFacts(
  question: Question,
  db: Database,
  live: SQL = sql`null::json`,
): Promise<ArrivalFacts> {
  const { rows } = await executeKept<Row>(
    sql`
    select contact.id, contact.active, contact.blocked_at is not null as blocked, contact.priority, contact.flow,
      ${agent(sql`contact.owner_id`)} as owner, ${agent(sql`contact.backup_agent_id`)} as backup,
      ${service(sql`s.id = contact.service_id`)} as service,
      coalesce((
        select json_agg(json_build_object('segmentId', g.id, 'service', ${serviceJson}) order by g.position, g.id)
        from segment g join service s on s.id = g.service_id and s.archived_at is null
        where g.id = any(contact.segment_ids)), '[]') as queues,
      ${service(requested(question.service))} as requested,
      ${service(sql`s.id = (select service_id from channel where id = ${question.channelId}::integer)`)} as channel_service,
      ${defaultService} as default_service,
      ${isBlacklisted(question)} as blacklisted, ${live} as live
    from (values (1)) as once left join contact on contact.id = ${question.sender.contactId}::bigint`,
    db,
  );
  const [row] = rows;
  if (!row) throw new Error('a list of values is never empty');
  return factsOf(row, question);
}

function agent(id: SQL): SQL {
  return sql`(
    select json_build_object('id', u.id, 'active', u.active, 'presence', coalesce(p.state, 'offline'),
      'open', coalesce(p.open_interactions, 0), 'most', coalesce(p.most_interactions, 5),
      'onCall', coalesce(p.live_calls, 0) > 0, 'phone', u.follow_me_phone,
      'isListed', ${isListed(sql`u.follow_me_phone`, 'outbound')})
    from app_user u left join agent_presence p on p.user_id = u.id where u.id = ${id})`;
}

const serviceJson = sql`json_build_object('id', s.id, 'hasMailbox', s.has_mailbox, 'archived', s.archived_at is not null)`;

function service(which: SQL): SQL {
  return sql`(select ${serviceJson} from service s where ${which} limit 1)`;
}

function requested(given: string | number | null): SQL {
  if (given === null) return sql`false`;
  return typeof given === 'number' ? sql`s.id = ${given}` : sql`s.name_key = fold_text(${given})`;
}

/** The organization's, else the oldest: something has to be somewhere. */
const defaultService = sql`(
  select ${serviceJson} from service s where s.archived_at is null
  order by s.id is not distinct from (select default_service_id from organization limit 1) desc, s.id limit 1)`;

/** By the number that calls; of an e-mail by the numbers of who wrote it, since it has none. */
function isBlacklisted({ medium, phone }: Question): SQL {
  return isListed(medium === 'email' ? sql`any(contact.phones)` : sql`${phone}`, 'inbound');
}

function factsOf(row: Row, { medium, sender, withheld, phone, callerWaits }: Question): ArrivalFacts {
  const agents = [row.owner, row.backup].filter((one) => one !== null);
  return {
    medium,
    contact: row.id === null ? null : contactOf(row, row.id, sender.mergedFrom, phone),
    candidates: sender.candidates,
    withheld,
    blacklisted: row.blacklisted,
    requested: row.requested,
    channelService: row.channel_service,
    defaultService: row.default_service,
    callerWaits,
    live: row.live,
    priority: row.priority ?? 2,
    phones: new Map(agents.flatMap((one) => (one.phone ? [[one.id, one.phone] as const] : []))),
  };
}

function contactOf(row: Row, id: number, mergedFrom: number | null, caller: string | null) {
  const { active, blocked, flow, queues } = row;
  const portfolio = flow && {
    flow,
    owner: agentOf(row.owner, caller),
    backupAgent: agentOf(row.backup, caller),
    service: row.service,
  };
  return { id, active, blocked, mergedFrom, portfolio, queues };
}

function agentOf(row: AgentRow | null, caller: string | null): AgentSeen | null {
  if (!row) return null;
  const { phone, ...seen } = row;
  return { ...seen, hasPhone: phone !== null, isCaller: phone !== null && phone === caller };
}
