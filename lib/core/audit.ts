import type { Database } from '#db/client.ts';
import { auditEvents } from '#db/schema/index.ts';
import type { Actor } from './actor.ts';

export interface AuditEntry {
  /** `noun.verb` in the past tense: `contact.updated`. */
  action: string;
  subject: 'contact' | 'user' | 'organization' | 'custom-field' | 'tag' | 'run' | 'token' | 'session';
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
