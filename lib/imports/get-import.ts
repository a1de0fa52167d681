import { and, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { imports, runs, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { IMPORT_COLUMNS, type ImportView, importView, isImport } from './import-view.ts';

/** @throws NotFound */
export async function getImport(actor: Actor, id: number, db: Database = database()): Promise<ImportView> {
  authorize(actor, 'imports.view');
  const [row] = await db
    .select(IMPORT_COLUMNS)
    .from(runs)
    .innerJoin(imports, eq(imports.runId, runs.id))
    .leftJoin(users, eq(users.id, runs.userId))
    .where(and(eq(runs.id, rowId('import', id)), isImport));
  if (!row) throw new NotFound('import');
  return importView(row);
}
