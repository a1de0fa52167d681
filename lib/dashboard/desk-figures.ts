import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { visibleInteractions } from '#lib/interactions/visible-interactions.ts';

export interface DeskFigures {
  open: number;
  waiting: number;
  /** Since when the longest waiting one waits; null where nobody does. */
  waitsSince: Date | null;
  held: number;
  /** Held for more than an hour. */
  heldLong: number;
  answeredToday: number;
  abandonedToday: number;
  /** The median of today's first answers, in seconds; null where there was none. */
  firstAnswer: number | null;
}

/** The desk now and today, in the reader's time zone, within what the actor sees. */
export async function deskFigures(actor: Actor, db: Database = database()): Promise<DeskFigures> {
  authorize(actor, 'interactions.view');
  const seen = visibleInteractions(actor);
  const today = sql`(date_trunc('day', now() at time zone ${actor.timeZone}) at time zone ${actor.timeZone})`;
  const { rows } = await db.execute<Record<keyof DeskFigures, never> & { waitsSince: string | null }>(sql`
    select * from (
      select count(*) filter (where state in ('open', 'offered'))::int as open,
        count(*) filter (where state = 'waiting')::int as waiting,
        min(arrived_at) filter (where state = 'waiting') as "waitsSince",
        count(*) filter (where state = 'held')::int as held,
        count(*) filter (where state = 'held' and arrived_at < now() - interval '1 hour')::int as "heldLong"
      from interaction where state in ('open', 'offered', 'waiting', 'held') and ${seen}
    ) as now_open cross join (
      select count(*) filter (where first_answer_at is not null)::int as "answeredToday",
        count(*) filter (where closed_reason = 'abandoned')::int as "abandonedToday",
        percentile_cont(0.5) within group (order by extract(epoch from first_answer_at - arrived_at))
          filter (where first_answer_at is not null) as "firstAnswer"
      from interaction where arrived_at >= ${today} and direction = 'inbound' and ${seen}
    ) as of_today`);
  const [row] = rows;
  if (!row) throw new Error('a count is never empty');
  const figures = row as unknown as DeskFigures & { waitsSince: string | null };
  return { ...figures, waitsSince: figures.waitsSince === null ? null : new Date(figures.waitsSince) };
}
