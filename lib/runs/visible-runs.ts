import { and, eq, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { VIEW_KINDS, type ViewedKind } from './view-kinds.ts';

/** The runs that are there for the actor: their own, and everybody's of the kinds they may see all of. */
export function visibleRuns(actor: Actor): SQL {
  const conditions = (Object.keys(VIEW_KINDS) as ViewedKind[]).map((kind) => {
    const whose = can(actor, VIEW_KINDS[kind].viewAll) ? undefined : eq(runs.userId, actor.userId);
    return and(eq(runs.kind, kind), whose);
  });
  // A file that waits for its sender to look at it is no run yet.
  return and(or(...conditions), notInArray(runs.state, ['receiving_review', 'review'])) ?? sql`false`;
}
