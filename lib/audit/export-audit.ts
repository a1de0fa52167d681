import { and, eq, type SQL, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { auditEvents, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { inPieces, type PagePlace, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { auditConditions } from './audit-conditions.ts';
import { auditFilters } from './audit-query.ts';

const PIECE = 1_000;

const columns = {
  id: auditEvents.id,
  at: auditEvents.at,
  userId: auditEvents.userId,
  userName: users.name,
  via: auditEvents.via,
  action: auditEvents.action,
  subject: auditEvents.subject,
  subjectId: auditEvents.subjectId,
  fields: auditEvents.fields,
  details: auditEvents.details,
  causeId: auditEvents.causeId,
};

export type ExportedAuditEvent = Awaited<ReturnType<typeof piece>>[number];

/**
 * Each entry that the filters leave by itself, what was done in the course of another too, the latest first, a thousand at a time.
 * What they are about stands there by its id: names would be one more copy of people's data. Who exported is written down.
 * @throws Refused where a filter is not understood
 */
export async function exportAudit(
  actor: Actor,
  filters: unknown,
  db: Database = database(),
): Promise<AsyncGenerator<ExportedAuditEvent[]>> {
  authorize(actor, 'audit.view');
  const which = and(...auditConditions(parseInput(auditFilters, filters), actor, true));
  const entries = await db.$count(auditEvents, which ?? sql`true`);
  await audit(actor, { action: 'audit.exported', subjectId: 1, details: { entries } }, db);
  return inPieces(PIECE, (place) => piece(which, place, db));
}

function piece(which: SQL | undefined, place: PagePlace, db: Database) {
  const { side, order } = readingFrom(place, auditEvents.id);
  return db
    .select(columns)
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.userId))
    .where(and(which, side))
    .orderBy(order)
    .limit(PIECE);
}
