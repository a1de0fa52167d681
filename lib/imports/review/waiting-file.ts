import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type ImportLayout, imports, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { rowId } from '#lib/core/row-id.ts';
import { type Layout, storedLayout } from './layout.ts';

export type WaitingFile = Omit<typeof imports.$inferSelect, 'layout'> & {
  /** Of contacts. */
  layout: Layout | null;
  /** Of numbers. */
  numberLayout: ImportLayout | null;
};

/** Finds the actor's own files only. @throws NotFound */
export async function waitingFile(actor: Actor, id: number, db: Database): Promise<WaitingFile> {
  const [row] = await select(actor, id, db);
  if (!row) throw new NotFound('import');
  return withLayout(row.import);
}

/** Locks it until the transaction ends. @throws NotFound */
export async function lockWaitingFile(actor: Actor, id: number, tx: Database): Promise<WaitingFile> {
  const [row] = await select(actor, id, tx).for('update');
  if (!row) throw new NotFound('import');
  return withLayout(row.import);
}

function withLayout(row: typeof imports.$inferSelect): WaitingFile {
  const isOfContacts = row.target === 'contacts';
  return {
    ...row,
    layout: isOfContacts ? storedLayout(row.layout) : null,
    numberLayout: isOfContacts ? null : row.layout,
  };
}

function select(actor: Actor, id: number, db: Database) {
  return db
    .select({ import: imports })
    .from(runs)
    .innerJoin(imports, sql`${imports.runId} = ${runs.id}`)
    .where(
      sql`${runs.id} = ${rowId('import', id)} and ${runs.kind} = 'import' and ${runs.state} = 'review'
        and ${runs.userId} = ${actor.userId}`,
    );
}
