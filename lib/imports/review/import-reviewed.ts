import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused, refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { numberLayoutProblem, storedNumberLayout } from '../blacklist/number-layout.ts';
import { refuseUselessMode } from '../deciding/given-mode.ts';
import { queueImport } from '../receive-import.ts';
import { isActiveImport } from '../upload/store-upload.ts';
import { deleteCheck } from './check/restart-check.ts';
import { layoutProblem } from './layout.ts';
import { lockWaitingFile } from './waiting-file.ts';

/**
 * Queues the import of a reviewed file with the layout chosen there, and deletes its check.
 * @throws NotFound, Refused `review_reading`, `review_incomplete`, `review_import_active` (conflict): the file keeps
 * waiting
 */
export async function importReviewed(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'imports.create');
  try {
    await db.transaction(async (tx) => {
      const { layout, numberLayout, mode } = await lockWaitingFile(actor, id, tx);
      const numbers = storedNumberLayout(numberLayout);
      if (!layout && !numbers) refuse('form', 'review_reading');
      if (layout && layoutProblem(layout.fields)) refuse('form', 'review_incomplete');
      if (numbers && numberLayoutProblem(numbers.fields)) refuse('form', 'review_incomplete');
      await refuseUselessMode(mode, tx);
      await deleteCheck(id, tx);
      await queueImport(actor, id, 'review', tx);
    });
  } catch (error) {
    throw isActiveImport(error)
      ? new Refused({ form: [{ code: 'review_import_active' }] }, 'conflict')
      : error;
  }
}
