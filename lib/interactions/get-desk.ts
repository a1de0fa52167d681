import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { interactions } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getPresence, type OwnPresence } from '#lib/presence/get-presence.ts';
import type { StepNames } from '#lib/routing/explain.ts';
import { type InteractionView, selectViews, viewOf } from './reading/interaction-view.ts';
import { QUEUE_ORDER } from './reading/queue-order.ts';
import { stepNames } from './reading/step-names.ts';
import { visibleInteractions } from './visible-interactions.ts';

const MOST = 50;

export interface Desk {
  presence: OwnPresence;
  open: InteractionView[];
  held: InteractionView[];
  /** Not heard yet: the actor's, and those of queues. */
  voicemails: InteractionView[];
  /** Held for others, whose backup agent the actor is. */
  backed: InteractionView[];
  /** What waits that the actor may take, in the order in which it is taken. */
  queue: InteractionView[];
  queueSize: number;
  names: StepNames;
}

/** Everything the actor has and may take. */
export async function getDesk(actor: Actor, db: Database = database()): Promise<Desk> {
  authorize(actor, 'interactions.serve');
  const mine = eq(interactions.agentId, actor.userId);
  const state = (one: (typeof interactions.$inferSelect)['state']) => eq(interactions.state, one);
  const isUnheard = and(state('voicemail'), sql`${interactions.heardAt} is null`);
  const nobodys = and(sql`${interactions.agentId} is null`, visibleInteractions(actor));
  const [presence, open, held, voicemails, backed, queue, size] = await Promise.all([
    getPresence(actor, db),
    list(
      and(mine, or(state('open'), state('offered'))),
      [desc(sql`${interactions.waitsSince} is not null`), asc(interactions.waitsSince)],
      db,
    ),
    list(and(mine, state('held')), [QUEUE_ORDER], db),
    list(and(isUnheard, or(mine, nobodys)), [asc(interactions.arrivedAt)], db),
    list(and(state('held'), isBackedBy(actor)), [QUEUE_ORDER], db),
    list(and(state('waiting'), visibleInteractions(actor)), [QUEUE_ORDER], db),
    db.$count(interactions, and(state('waiting'), visibleInteractions(actor))),
  ]);
  const all = [...open, ...held, ...voicemails, ...backed, ...queue];
  const names = await stepNames(
    all.flatMap(({ explanation }) => explanation),
    db,
  );
  return { presence, open, held, voicemails, backed, queue, queueSize: size, names };
}

function isBackedBy({ userId }: Actor): SQL {
  return sql`exists (
    select from contact where contact.id = ${interactions.contactId} and contact.backup_agent_id = ${userId})`;
}

async function list(which: SQL | undefined, order: SQL[], db: Database): Promise<InteractionView[]> {
  const rows = await selectViews(db)
    .where(which)
    .orderBy(...order)
    .limit(MOST);
  return rows.map(viewOf);
}

/** What changes on the desk, small enough to be asked for every few seconds. */
export interface DeskCounts {
  open: number;
  held: number;
  voicemails: number;
  queue: number;
  /** Raised by whatever changes one of them, so that a page knows that it is old. */
  stamp: number;
}

export async function countDesk(actor: Actor, db: Database = database()): Promise<DeskCounts> {
  authorize(actor, 'interactions.serve');
  const { rows } = await db.execute<DeskCounts & Record<string, unknown>>(sql`
    select count(*) filter (where agent_id = ${actor.userId} and state in ('open', 'offered'))::int as open,
      count(*) filter (where agent_id = ${actor.userId} and state = 'held')::int as held,
      count(*) filter (where state = 'voicemail')::int as voicemails,
      count(*) filter (where state = 'waiting')::int as queue,
      coalesce(sum(id * sequence), 0)::double precision as stamp
    from interaction
    where (agent_id = ${actor.userId} and state in ('open', 'offered', 'held')
      or state = 'voicemail' and heard_at is null and (agent_id = ${actor.userId} or agent_id is null)
      or state = 'waiting') and ${visibleInteractions(actor)}`);
  const [counts] = rows;
  if (!counts) throw new Error('a count is never empty');
  return counts;
}
