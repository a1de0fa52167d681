import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { describeNumbers, type ReviewedNumbers } from '../blacklist/describe-numbers.ts';
import { directionOf, type ImportTarget } from '../blacklist/import-target.ts';
import { storedNumberLayout } from '../blacklist/number-layout.ts';
import type { ImportMode } from '../deciding/known-base.ts';
import { knownFile } from '../reading/stored-file.ts';
import { type CheckView, findCheck } from './check/find-check.ts';
import { describeColumns, type ReviewedFile } from './review-columns.ts';
import { waitingFile } from './waiting-file.ts';

export interface Review {
  id: number;
  fileName: string;
  byteSize: number;
  /** `xlsx` for a workbook, null while the file is being read. */
  encoding: string | null;
  target: ImportTarget;
  mode: ImportMode;
  /** Of a workbook: the sheet that is read, and all there are. */
  sheet: string | null;
  sheets: string[];
  /** With duplicates allowed, every row creates a contact. */
  allowDuplicates: boolean;
  waitingSince: Date;
  /** null while the file is being read, or when it cannot be. */
  file: ReviewedFile | null;
  /** The same of a file of numbers. */
  numbers: ReviewedNumbers | null;
  check: CheckView | null;
}

/** Only the actor's own waiting file. @throws NotFound */
export async function getReview(actor: Actor, id: number, db: Database = database()): Promise<Review> {
  authorize(actor, 'imports.create');
  const waiting = await waitingFile(actor, id, db);
  const settings = await getOrganization(db);
  const known = (waiting.layout ?? waiting.numberLayout) && (await knownFile(id, db));
  const direction = directionOf(waiting.target);
  const numbers = storedNumberLayout(waiting.numberLayout);
  const [run] = await db.select({ touchedAt: runs.heartbeatAt }).from(runs).where(eq(runs.id, id));
  return {
    id,
    fileName: waiting.fileName,
    byteSize: waiting.byteSize,
    encoding: waiting.encoding,
    target: waiting.target,
    mode: waiting.mode,
    sheet: waiting.sheet,
    sheets: waiting.sheets,
    allowDuplicates: settings.allowDuplicates,
    waitingSince: run?.touchedAt ?? new Date(),
    file: waiting.layout && known ? await describeColumns(id, known, waiting.layout, settings, db) : null,
    numbers: known && numbers && direction ? await describeNumbers(id, known, numbers, direction, db) : null,
    check: await findCheck(id, db),
  };
}
