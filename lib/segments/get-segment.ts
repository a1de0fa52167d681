import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts, segmentOperators, segments, services, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { inSegments } from './in-segments.ts';
import type { Segment } from './segment.ts';

export interface SegmentInFull extends Segment {
  operators: string[];
  /** Whose queue its contacts wait in. */
  service: string | null;
  contacts: number;
  /** Contacts in no other segment: everyone would see them if this one were deleted. */
  contactsInNoOther: number;
}

/** @throws NotFound */
export async function getSegment(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<SegmentInFull> {
  authorize(actor, 'segments.manage');
  rowId('segment', id, SMALL_ID);
  const [segment] = await db
    .select({ id: segments.id, name: segments.name, service: services.name })
    .from(segments)
    .leftJoin(services, eq(services.id, segments.serviceId))
    .where(eq(segments.id, id));
  if (!segment) throw new NotFound('segment');
  const operators = await db
    .select({ email: users.email })
    .from(segmentOperators)
    .innerJoin(users, eq(users.id, segmentOperators.userId))
    .where(eq(segmentOperators.segmentId, id));
  const [counts] = await db
    .select({
      contacts: sql<number>`count(*)::int`,
      contactsInNoOther: sql<number>`(count(*) filter (where cardinality(${contacts.segmentIds}) = 1))::int`,
    })
    .from(contacts)
    .where(and(inSegments([id]), isNull(contacts.mergedIntoId), isNull(contacts.anonymizedAt)));
  return {
    ...segment,
    operators: operators.map(({ email }) => email),
    contacts: counts?.contacts ?? 0,
    contactsInNoOther: counts?.contactsInNoOther ?? 0,
  };
}
