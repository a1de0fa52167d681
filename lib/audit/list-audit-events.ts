import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Database, database } from '#db/client.ts';
import { auditEvents, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, pageOfRows, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { auditConditions } from './audit-conditions.ts';
import { auditQuery } from './audit-query.ts';

export interface AuditEvent {
  id: number;
  at: Date;
  /** Who did it; null for people since removed and for the machine itself. */
  userId: number | null;
  userName: string | null;
  action: string;
  subject: string;
  subjectId: number | null;
  fields: string[];
  details: object | null;
  via: 'web' | 'api' | 'cli' | 'job';
  cause: {
    id: number;
    action: string;
    subject: string;
    subjectId: number | null;
    details: object | null;
  } | null;
  /** How many entries were written in its course, up to `MOST_COUNTED` and one more. */
  made: number;
}

export const MOST_COUNTED = 1_000;
const PAGE_SIZE = 50;

const cause = alias(auditEvents, 'cause');

const columns = {
  id: auditEvents.id,
  at: auditEvents.at,
  userId: auditEvents.userId,
  userName: users.name,
  action: auditEvents.action,
  subject: auditEvents.subject,
  subjectId: auditEvents.subjectId,
  fields: auditEvents.fields,
  details: auditEvents.details,
  via: auditEvents.via,
  cause: {
    id: cause.id,
    action: cause.action,
    subject: cause.subject,
    subjectId: cause.subjectId,
    details: cause.details,
  },
  made: sql<number>`(select count(*)::int from (
    select from audit_event made where made.cause_id = ${auditEvents.id} limit ${MOST_COUNTED + 1}) as counted)`,
};

/**
 * Newest first. A run or a hand-over is one entry, which tells what was done in its course; of one contact, or of one cause,
 * each entry stands by itself. @throws Refused where a filter is not understood
 */
export async function listAuditEvents(
  actor: Actor,
  input: unknown = {},
  db: Database = database(),
): Promise<Page<AuditEvent>> {
  authorize(actor, 'audit.view');
  const query = parseInput(auditQuery, input);
  const { side, order } = readingFrom(query, auditEvents.id);
  const rows = await select(db)
    .where(and(side, ...auditConditions(query, actor)))
    .orderBy(order)
    .limit(PAGE_SIZE + 1);
  return pageOfRows(rows, { after: query.after, before: query.before, limit: PAGE_SIZE });
}

export async function getAuditEvent(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<AuditEvent | null> {
  authorize(actor, 'audit.view');
  const [event] = await select(db).where(eq(auditEvents.id, id));
  return event ?? null;
}

function select(db: Database) {
  return db
    .select(columns)
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.userId))
    .leftJoin(cause, eq(cause.id, auditEvents.causeId));
}
