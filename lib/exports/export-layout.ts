import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { EXPORT_WORDS } from './cell-words.ts';
import { EXPORT_HEADER, exportCells } from './export-columns.ts';
import { type ExportNames, loadExportNames } from './export-names.ts';
import { readRows } from './read-rows.ts';

export interface ExportLayout {
  header: readonly string[];
  rows(ids: readonly number[], db: Database): Promise<string[][]>;
  /** Whether all custom fields share one cell, which a sheet bounds. */
  hasLongCells: boolean;
}

/** Made within the snapshot that the file is read from. */
export type MakeLayout = (actor: Actor, db: Database) => Promise<ExportLayout>;

/** The import's template: importing the file changes nothing. */
export const importLayout: MakeLayout = async ({ locale }) => {
  let names: ExportNames | undefined;
  return {
    header: EXPORT_HEADER,
    rows: async (ids, db) => {
      names ??= await loadExportNames(db);
      const context = { names, words: EXPORT_WORDS[locale] };
      return (await readRows(ids, db)).map((row) => exportCells(row, context));
    },
    hasLongCells: true,
  };
};
