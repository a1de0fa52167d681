import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { imports, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { customFieldNames } from '#lib/custom-fields/list-custom-fields.ts';
import { modeSchema, refuseUselessMode } from '../deciding/given-mode.ts';
import { DELIMITER_NAMES, DELIMITERS, type Delimiter } from '../reading/delimiters.ts';
import { type HeaderPlace, MOST_TITLE_ROWS } from '../reading/find-header.ts';
import { contentStart, knownFile, openerOf } from '../reading/stored-file.ts';
import { readTable, type Table } from '../reading/table.ts';
import { restartCheck } from './check/restart-check.ts';
import { layoutOf } from './guess-layout.ts';
import { type Layout, layoutField, MOST_COLUMNS, phoneCountry } from './layout.ts';
import { lockWaitingFile } from './waiting-file.ts';

/** One field for each column, in order; an empty one is not read. */
const reviewSchema = z.object({
  delimiter: z.enum(DELIMITER_NAMES),
  hasHeader: z
    .literal('true')
    .optional()
    .transform((ticked) => ticked !== undefined),
  fields: z
    .union([z.string(), z.array(z.string()).max(MOST_COLUMNS)])
    .transform((given) => (typeof given === 'string' ? [given] : given))
    .pipe(
      z.array(
        z
          .literal('')
          .transform(() => null)
          .or(layoutField),
      ),
    ),
  /** Line of the file's first filled ones that names the columns, from 1; without it the one it is now. */
  headerRow: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_TITLE_ROWS + 1)
    .optional(),
  country: z
    .literal('')
    .transform(() => null)
    .or(phoneCountry)
    .optional(),
  /** Another sheet of a workbook; its columns are known once it has been read. */
  sheet: z.string().max(200).optional(),
  mode: modeSchema,
});

type ReviewForm = z.output<typeof reviewSchema>;

/**
 * Stores how a waiting file is to be read and restarts its dry run when that changed or `recheck` asks for it. A new
 * delimiter gives new columns, whose fields are guessed again.
 * @returns whether anything changed
 * @throws NotFound, Refused `review_reading`, `review_stale`, `update_only_duplicates`
 */
export async function updateReview(
  actor: Actor,
  id: number,
  input: unknown,
  { recheck }: { recheck: boolean },
  db: Database = database(),
): Promise<{ changed: boolean }> {
  authorize(actor, 'imports.create');
  const form = parseInput(reviewSchema, input);
  return db.transaction(async (tx) => {
    const waiting = await lockWaitingFile(actor, id, tx);
    if (!waiting.layout) refuse('form', 'review_reading');
    await refuseUselessMode(form.mode, tx);
    if (form.sheet !== undefined && form.sheet !== waiting.sheet && waiting.sheets.includes(form.sheet)) {
      await readSheet(actor, id, form.sheet, form.mode, tx);
      return { changed: true };
    }
    const layout = await nextLayout(id, waiting.layout, form, tx);
    const changed = form.mode !== waiting.mode || !isSame(layout, waiting.layout);
    if (changed || recheck) {
      await tx.update(imports).set({ layout, mode: form.mode }).where(eq(imports.runId, id));
      await tx.update(runs).set({ heartbeatAt: sql`now()` }).where(eq(runs.id, id));
      await restartCheck(actor, id, tx);
    }
    return { changed };
  });
}

/** The dry run reads the file again, and finds its columns, as when it arrived. */
async function readSheet(
  actor: Actor,
  id: number,
  sheet: string,
  mode: ReviewForm['mode'],
  tx: Database,
): Promise<void> {
  await tx.update(imports).set({ sheet, mode, encoding: null, layout: null }).where(eq(imports.runId, id));
  await tx.update(runs).set({ heartbeatAt: sql`now()` }).where(eq(runs.id, id));
  await restartCheck(actor, id, tx);
}

async function nextLayout(id: number, before: Layout, form: ReviewForm, tx: Database): Promise<Layout> {
  const { fields, hasHeader } = form;
  const delimiter = DELIMITERS[form.delimiter];
  const country = form.country === undefined ? before.country : form.country;
  const guess = async (hasHeader?: boolean, place?: HeaderPlace): Promise<Layout> => ({
    ...layoutOf(await tableOf(id, delimiter, place, tx), await customFieldNames(tx), hasHeader),
    country,
  });
  if (delimiter !== before.delimiter) return guess();
  const titleRows = form.headerRow === undefined ? before.titleRows : form.headerRow - 1;
  if (hasHeader && titleRows !== before.titleRows) return guess(true, { titleRows, headerRows: 1 });
  if (fields.length !== before.fields.length) refuse('form', 'review_stale');
  if (hasHeader && !before.hasHeader && fields.every((field) => field === null)) return guess(true);
  const { headerRows } = before;
  return { delimiter, hasHeader, titleRows, headerRows, fields, country };
}

async function tableOf(
  id: number,
  delimiter: Delimiter,
  place: HeaderPlace | undefined,
  tx: Database,
): Promise<Table> {
  const file = await knownFile(id, tx);
  if (!file) refuse('form', 'review_reading');
  const table = await readTable(openerOf(id, file, tx), contentStart(file), delimiter, {
    place,
    isWorkbook: file.encoding === 'xlsx',
  });
  if (!table) refuse('form', 'review_reading');
  return table;
}

function isSame(a: Layout, b: Layout): boolean {
  return (
    a.delimiter === b.delimiter &&
    a.hasHeader === b.hasHeader &&
    a.titleRows === b.titleRows &&
    a.country === b.country &&
    a.fields.length === b.fields.length &&
    a.fields.every((field, at) => field === b.fields[at])
  );
}
