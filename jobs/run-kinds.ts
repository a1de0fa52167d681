import { changeContacts } from '#lib/bulk/bulk-change.ts';
import type { RunKind } from '#lib/core/runs/run-kind.ts';
import { importContacts } from '#lib/imports/import-contacts.ts';
import { checkImport } from '#lib/imports/review/check/check-import.ts';

export const RUN_KINDS = {
  import: importContacts as RunKind,
  import_check: checkImport as RunKind,
  bulk_change: changeContacts as RunKind,
};
