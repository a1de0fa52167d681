import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { imports, runs } from '#db/schema/index.ts';
import type { Direction } from '#lib/blacklist/direction.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { DELIMITER_NAMES, DELIMITERS } from '../reading/delimiters.ts';
import { knownFile } from '../reading/stored-file.ts';
import { restartCheck } from '../review/check/restart-check.ts';
import { MOST_COLUMNS } from '../review/layout.ts';
import { lockWaitingFile } from '../review/waiting-file.ts';
import { directionOf } from './import-target.ts';
import { NUMBER_FIELDS, type NumberLayout, storedNumberLayout } from './number-layout.ts';
import { numberLayoutOf, readNumberTable } from './number-table.ts';

const field = z
  .literal('')
  .transform(() => null)
  .or(z.enum(NUMBER_FIELDS));

const reviewSchema = z.object({
  delimiter: z.enum(DELIMITER_NAMES),
  hasHeader: z
    .literal('true')
    .optional()
    .transform((ticked) => ticked !== undefined),
  fields: z
    .union([z.string(), z.array(z.string()).max(MOST_COLUMNS)])
    .transform((given) => [given].flat())
    .pipe(z.array(field)),
});

/**
 * Stores how a waiting file of numbers is to be read and restarts its dry run when that changed or `recheck` asks for it.
 * @returns whether anything changed
 * @throws NotFound, Refused `review_reading`, `review_stale`
 */
export async function updateNumberReview(
  actor: Actor,
  id: number,
  input: unknown,
  { recheck }: { recheck: boolean },
  db: Database = database(),
): Promise<{ changed: boolean }> {
  authorize(actor, 'blacklist.manage');
  const form = parseInput(reviewSchema, input);
  return db.transaction(async (tx) => {
    const waiting = await lockWaitingFile(actor, id, tx);
    const before = storedNumberLayout(waiting.numberLayout);
    const direction = directionOf(waiting.target);
    if (!before || !direction) refuse('form', 'review_reading');
    const layout = await nextLayout(id, before, form, direction, tx);
    const changed = JSON.stringify(layout) !== JSON.stringify(before);
    if (changed || recheck) {
      await tx.update(imports).set({ layout }).where(eq(imports.runId, id));
      await tx.update(runs).set({ heartbeatAt: sql`now()` }).where(eq(runs.id, id));
      await restartCheck(actor, id, tx);
    }
    return { changed };
  });
}

async function nextLayout(
  id: number,
  before: NumberLayout,
  form: z.output<typeof reviewSchema>,
  direction: Direction,
  tx: Database,
): Promise<NumberLayout> {
  const { fields, hasHeader } = form;
  const delimiter = DELIMITERS[form.delimiter];
  if (delimiter === before.delimiter && fields.length !== before.fields.length)
    refuse('form', 'review_stale');
  const isSame = delimiter === before.delimiter && hasHeader === before.hasHeader;
  if (isSame) return { delimiter, hasHeader, fields };
  // Other columns, or the same with other names: what they are is guessed again.
  const file = await knownFile(id, tx);
  const table = file && (await readNumberTable(id, file, delimiter, tx));
  if (!table) refuse('form', 'review_reading');
  return numberLayoutOf(table, direction, hasHeader);
}
