import type { Translate } from '#lib/i18n/translate.ts';
import { IMPORT_MODES } from '#lib/imports/deciding/plan-world.ts';
import * as part from './schema-parts.ts';
import type { Schema } from './types.ts';

const STATUS = ['queued', 'running', 'completed', 'failed'];
const COLOR = ['yellow', 'green', 'red'];

/** Background work and imports. */
export function runSchemas(words: Translate): Record<string, Schema> {
  return {
    StartedRun: part.record({ id: part.id(words('fields.runId')) }),
    Run: part.record({
      id: part.id(),
      kind: part.oneOf(['import', 'bulk_change']),
      action: part.optionalText(words('fields.runAction')),
      ...progress(words),
      total: part.whole(words('fields.total')),
      succeeded: part.whole(),
      ...times(),
    }),
    Import: part.record({
      id: part.id(),
      fileName: part.text(),
      byteSize: part.whole(),
      mode: part.oneOf([...IMPORT_MODES], words('fields.mode')),
      ...progress(words),
      rows: part.whole(words('fields.rows')),
      created: part.whole(),
      updated: part.whole(),
      unchanged: part.whole(words('fields.unchanged')),
      withoutIdentifier: part.whole(words('fields.withoutIdentifier')),
      repaired: part.whole(words('fields.repaired')),
      ignoredColumns: part.listOf(part.text(), words('fields.ignoredColumns')),
      createdFields: part.listOf(part.text(), words('fields.createdFields')),
      ...times(),
    }),
    ImportPage: part.pageOfSchema('Import', words('fields.nextCursor')),
  };
}

function progress(words: Translate): Record<string, Schema> {
  return {
    status: part.oneOf(STATUS),
    color: part.oneOf(COLOR, words('fields.color')),
    percent: { type: 'number', minimum: 0, maximum: 100 },
    processed: part.whole(),
    rejected: part.whole(),
    reason: part.optionalText(words('fields.reason')),
    reasonCode: part.optionalText(words('fields.reasonCode')),
    waitingFor: part.optionalText(words('fields.waitingFor')),
  };
}

function times(): Record<string, Schema> {
  return { createdAt: part.instant(), startedAt: part.optionalInstant(), finishedAt: part.optionalInstant() };
}
