import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { auditEvents } from '#db/schema/index.ts';
import type { Actor } from './actor.ts';

export interface AuditEntry {
  /** `noun.verb` in the past tense: `contact.updated`. */
  action: string;
  subject:
    | 'contact'
    | 'user'
    | 'organization'
    | 'custom-field'
    | 'tag'
    | 'service'
    | 'segment'
    | 'view'
    | 'run'
    | 'token'
    | 'session';
  subjectId?: number | null;
  /** Names of the fields touched; never their values. */
  fields?: readonly string[];
}

/** Writes audit entries through the caller's transaction, so that change and trail stand or fall together. */
export async function audit(
  actor: Pick<Actor, 'userId' | 'via'>,
  entries: AuditEntry | AuditEntry[],
  db: Database,
) {
  const list = Array.isArray(entries) ? entries : [entries];
  if (list.length === 0) return;
  await db.insert(auditEvents).values(
    list.map((entry) => ({
      userId: actor.userId,
      via: actor.via,
      action: entry.action,
      subject: entry.subject,
      subjectId: entry.subjectId ?? null,
      fields: [...(entry.fields ?? [])],
    })),
  );
}

/**
 * Runs a statement that changes many rows at once and writes an entry for each, however many there are. The statement
 * returns `id` and `fields`, the names of what it touched.
 * @returns how many rows it changed
 */
export async function auditEach(
  actor: Pick<Actor, 'userId' | 'via'>,
  { action, subject }: Pick<AuditEntry, 'action' | 'subject'>,
  change: SQL,
  db: Database,
): Promise<number> {
  const { rowCount } = await db.execute(sql`
    with changed as (${change})
    insert into audit_event (user_id, via, action, subject, subject_id, fields)
    select ${actor.userId}::integer, ${actor.via}, ${action}, ${subject}, id, fields from changed order by id`);
  return rowCount ?? 0;
}
