import { asc, eq, inArray, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { segmentOperators, segments, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize, can } from '#lib/core/permissions.ts';
import type { Segment } from './segment.ts';

const QUEUE = sql<string | null>`(select s.name from service s where s.id = segment.service_id)`;

export interface ListedSegment extends Segment {
  /** Sorted by name; null when the actor may not see users. */
  operators: { id: number; name: string; email: string; active: boolean }[] | null;
  /** Whose queue its contacts wait in. */
  service: string | null;
}

/** In their order, the first of a contact's with a queue decides; agents get only those they serve. */
export async function listSegments(actor: Actor, db: Database = database()): Promise<ListedSegment[]> {
  authorize(actor, 'segments.view');
  const list = await db
    .select({ id: segments.id, name: segments.name, service: QUEUE })
    .from(segments)
    .where(actor.role === 'agent' ? inArray(segments.id, [...actor.segmentIds]) : undefined)
    .orderBy(asc(segments.position), asc(segments.nameKey));
  if (!can(actor, 'users.view')) return list.map((segment) => ({ ...segment, operators: null }));
  const operators = await db
    .select({
      segmentId: segmentOperators.segmentId,
      id: users.id,
      name: users.name,
      email: users.email,
      active: users.active,
    })
    .from(segmentOperators)
    .innerJoin(users, eq(users.id, segmentOperators.userId))
    .orderBy(asc(sql`fold_text(${users.name})`), asc(users.id));
  const bySegment = Map.groupBy(operators, ({ segmentId }) => segmentId);
  return list.map((segment) => ({
    ...segment,
    operators: (bySegment.get(segment.id) ?? []).map(({ segmentId: _, ...user }) => user),
  }));
}
