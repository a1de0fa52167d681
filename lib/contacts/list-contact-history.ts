import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { auditEvents, importRows, imports, runs, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getContact } from './get-contact.ts';
import { type PortfolioTrail, portfolioTrails } from './portfolio/portfolio-trails.ts';

export interface HistoryEntry {
  key: string;
  at: Date;
  /** As in the audit trail, or what an import did: `import.created`, `import.updated`. */
  action: string;
  userName: string | null;
  via: 'web' | 'api' | 'cli' | 'job';
  fields: string[];
  import: { id: number; fileName: string } | null;
  portfolio: PortfolioTrail | null;
}

type Happened = Omit<HistoryEntry, 'portfolio'> & { details: unknown };

const MOST_SHOWN = 50;

/** Newest first: changes by people and rows of imports. @throws NotFound */
export async function listContactHistory(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<{ entries: HistoryEntry[]; more: boolean }> {
  authorize(actor, 'contacts.view');
  await getContact(actor, id, db);
  const all = [...(await changesOf(id, db)), ...(await importsOf(id, db))];
  all.sort((one, other) => other.at.getTime() - one.at.getTime());
  const shown = all.slice(0, MOST_SHOWN);
  const trails = await portfolioTrails(shown, db);
  const entries = shown.map((entry) => {
    const { details: _, ...rest } = entry;
    return { ...rest, portfolio: trails.get(entry) ?? null };
  });
  return { entries, more: all.length > MOST_SHOWN };
}

async function changesOf(id: number, db: Database): Promise<Happened[]> {
  const rows = await db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      action: auditEvents.action,
      userName: users.name,
      via: auditEvents.via,
      fields: auditEvents.fields,
      details: auditEvents.details,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.userId))
    .where(and(eq(auditEvents.subject, 'contact'), eq(auditEvents.subjectId, id)))
    .orderBy(desc(auditEvents.id))
    .limit(MOST_SHOWN + 1);
  return rows.map((row) => ({ ...row, key: `change-${row.id}`, import: null }));
}

async function importsOf(id: number, db: Database): Promise<Happened[]> {
  const rows = await db
    .select({
      runId: importRows.runId,
      line: importRows.line,
      at: sql<Date>`coalesce(${runs.finishedAt}, ${runs.heartbeatAt}, ${runs.createdAt})`.mapWith(
        runs.createdAt,
      ),
      outcome: importRows.outcome,
      userName: users.name,
      via: runs.via,
      fields: importRows.fields,
      fileName: imports.fileName,
    })
    .from(importRows)
    .innerJoin(imports, eq(imports.runId, importRows.runId))
    .innerJoin(runs, eq(runs.id, importRows.runId))
    .leftJoin(users, eq(users.id, runs.userId))
    .where(and(eq(importRows.contactId, id), ne(importRows.outcome, 'unchanged')))
    .orderBy(desc(importRows.runId), desc(importRows.line))
    .limit(MOST_SHOWN + 1);
  return rows.map(({ runId, line, outcome, fileName, fields, ...row }) => ({
    ...row,
    key: `import-${runId}-${line}`,
    action: `import.${outcome}`,
    fields: fields ?? [],
    details: null,
    import: { id: runId, fileName },
  }));
}
