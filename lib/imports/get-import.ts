import { and, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { imports, runs, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { IMPORT_COLUMNS, type ImportView, importView, isImport } from './import-view.ts';

export interface ImportDetails extends ImportView {
  /** Of a workbook: the sheet that was read, and all there are. */
  sheet: string | null;
  sheets: string[];
}

/** @throws NotFound */
export async function getImport(actor: Actor, id: number, db: Database = database()): Promise<ImportDetails> {
  authorize(actor, 'imports.view');
  const [row] = await db
    .select({ ...IMPORT_COLUMNS, sheet: imports.sheet, sheets: imports.sheets })
    .from(runs)
    .innerJoin(imports, eq(imports.runId, runs.id))
    .leftJoin(users, eq(users.id, runs.userId))
    .where(and(eq(runs.id, rowId('import', id)), isImport));
  if (!row) throw new NotFound('import');
  return { ...importView(row), sheet: row.sheet, sheets: row.sheets };
}
