import { and, asc, desc, eq, gt, lt, type SQL } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { auditEvents, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Page } from '#lib/core/paging.ts';
import { authorize } from '#lib/core/permissions.ts';

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
  /** In the shape of its action; null where it has none. */
  details: object | null;
  /** The event in whose course this one happened. */
  causeId: number | null;
  via: 'web' | 'api' | 'cli' | 'job';
}

export interface AuditQuery {
  userId?: number;
  action?: string;
  subject?: string;
  subjectId?: number;
  /** Id of the last event of the page before (older follow). */
  after?: number;
  /** Id of the first event of the page after. */
  before?: number;
  limit?: number;
}

const PAGE_SIZE = 50;

export const auditColumns = {
  id: auditEvents.id,
  at: auditEvents.at,
  userId: auditEvents.userId,
  userName: users.name,
  action: auditEvents.action,
  subject: auditEvents.subject,
  subjectId: auditEvents.subjectId,
  fields: auditEvents.fields,
  details: auditEvents.details,
  causeId: auditEvents.causeId,
  via: auditEvents.via,
};

/** Who did what, when and to which fields, newest first. */
export async function listAuditEvents(
  actor: Actor,
  query: AuditQuery = {},
  db: Database = database(),
): Promise<Page<AuditEvent>> {
  authorize(actor, 'audit.view');
  const limit = query.limit ?? PAGE_SIZE;
  const backwards = query.before !== undefined;
  const rows = await db
    .select(auditColumns)
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.userId))
    .where(and(...conditions(query)))
    .orderBy(backwards ? asc(auditEvents.id) : desc(auditEvents.id))
    .limit(limit + 1);
  const more = rows.length > limit;
  const items = backwards ? rows.slice(0, limit).reverse() : rows.slice(0, limit);
  return {
    items,
    next: backwards || more ? (items.at(-1)?.id ?? null) : null,
    previous: (backwards ? more : query.after !== undefined) ? (items[0]?.id ?? null) : null,
  };
}

function conditions({ userId, action, subject, subjectId, after, before }: AuditQuery): (SQL | undefined)[] {
  return [
    userId === undefined ? undefined : eq(auditEvents.userId, userId),
    action === undefined ? undefined : eq(auditEvents.action, action),
    subject === undefined ? undefined : eq(auditEvents.subject, subject),
    subjectId === undefined ? undefined : eq(auditEvents.subjectId, subjectId),
    after === undefined ? undefined : lt(auditEvents.id, after),
    before === undefined ? undefined : gt(auditEvents.id, before),
  ];
}
