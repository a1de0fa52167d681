import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { auditEvents } from '#db/schema/index.ts';
import type { Actor } from '../actor.ts';
import type { EventData } from '../events/event-types.ts';
import { isHeard } from '../events/heard-events.ts';
import { noteEvent } from '../events/note-event.ts';
import { AUDIT_ACTIONS, type AuditAction, type AuditDetails, type DetailedAction } from './audit-actions.ts';

interface Entry<Action extends AuditAction> {
  action: Action;
  subjectId?: number | null;
  /** Names of the fields touched; never their values. */
  fields?: readonly string[];
}

export type AuditEntry = {
  [Action in AuditAction]: Entry<Action> &
    (Action extends DetailedAction ? { details: AuditDetails[Action] } : { details?: undefined });
}[AuditAction];

/** Without a user: the organization's own rules. */
export type Auditor = Pick<Actor, 'via' | 'causeId'> & { userId: number | null };

/** What of the trail other systems may hear too. */
const EVENTS = {
  'contact.created': 'contact.created',
  'contact.updated': 'contact.changed',
  'contact.activated': 'contact.changed',
  'contact.deactivated': 'contact.changed',
  'contact.assigned': 'contact.changed',
  'contact.unassigned': 'contact.changed',
  'contact.deleted': 'contact.deleted',
} as const satisfies Partial<Record<AuditAction, keyof EventData>>;

/**
 * Writes audit entries through the caller's transaction, so that change and trail stand or fall together, and notes changes of
 * contacts for other systems.
 */
export async function audit(
  actor: Auditor,
  entries: AuditEntry | readonly AuditEntry[],
  db: Database,
): Promise<void> {
  const list = [entries].flat();
  if (list.length === 0) return;
  await db.insert(auditEvents).values(list.map((entry) => row(actor, entry)));
  const about = Map.groupBy(list, ({ action }) => eventOf(action));
  for (const [type, some] of about) {
    const ids = new Set(some.flatMap(({ subjectId }) => subjectId ?? []));
    if (type) await noteEvent({ type, data: { ids: [...ids] } }, db);
  }
}

function eventOf(action: AuditAction) {
  return action in EVENTS ? EVENTS[action as keyof typeof EVENTS] : null;
}

/** Writes the entry of something that makes further changes. @returns the actor to make them as: their entries name this cause */
export async function auditCause<Who extends Auditor>(
  actor: Who,
  entry: AuditEntry,
  db: Database,
): Promise<Who> {
  const [written] = await db.insert(auditEvents).values(row(actor, entry)).returning({ id: auditEvents.id });
  return { ...actor, causeId: written?.id };
}

/** The entry a run began with; undefined for a run that leaves no trail. */
export async function causeOfRun(runId: number, db: Database): Promise<number | undefined> {
  const [first] = await db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(sql`${eq(auditEvents.subject, 'run')} and ${eq(auditEvents.subjectId, runId)}`)
    .orderBy(auditEvents.id)
    .limit(1);
  return first?.id;
}

/** `change` returns `id`, `fields` and, for an action that has details, `details` as `jsonb`. */
export async function auditEach(
  actor: Auditor,
  action: AuditAction,
  change: SQL,
  db: Database,
): Promise<number> {
  const details = sql.raw(DETAILED_ROWS.includes(action) ? 'details' : 'null::jsonb');
  const type = eventOf(action);
  const isTold = type !== null && (await isHeard([type], db));
  const { rows, rowCount } = await db.execute<{ id: number }>(sql`
    with changed as (${change})
    insert into audit_event (user_id, via, cause_id, action, subject, subject_id, fields, details)
    select ${actor.userId}::integer, ${actor.via}, ${actor.causeId ?? null}::bigint, ${action},
      ${AUDIT_ACTIONS[action]}, id, fields, ${details} from changed order by id
    ${isTold ? sql`returning subject_id as id` : sql``}`);
  if (isTold) await noteEvent({ type, data: { ids: rows.map(({ id }) => id) } }, db);
  return rowCount ?? 0;
}

const DETAILED_ROWS: readonly AuditAction[] = [
  'contact.assigned',
  'contact.unassigned',
  'contact.merged',
  'contact.merged-away',
  'contact.merge-undone',
];

function row({ userId, via, causeId }: Auditor, { action, subjectId, fields, details }: AuditEntry) {
  return {
    userId,
    via,
    causeId: causeId ?? null,
    action,
    subject: AUDIT_ACTIONS[action],
    subjectId: subjectId ?? null,
    fields: [...(fields ?? [])],
    details: details ?? null,
  };
}
