import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { getOrganization, type Organization } from '#lib/organization/get-organization.ts';
import type { IncomingFile } from '../upload/store-upload.ts';
import { IMPORT_MODES, type ImportMode } from './known-base.ts';

export interface GivenMode {
  /** As sent; when absent, the form field beside the file counts. */
  mode?: string;
}

export const modeSchema = z.enum(IMPORT_MODES, 'mode_unknown');

/** The default creates and updates. @throws Refused `mode_unknown`, `update_only_duplicates` */
export async function givenMode(
  file: Pick<IncomingFile, 'fields'> & GivenMode,
  db: Database,
): Promise<ImportMode> {
  const text = file.mode ?? (await file.fields)?.mode ?? '';
  if (text === '') return 'create_and_update';
  const { mode } = parseInput(z.object({ mode: modeSchema }), { mode: text });
  await refuseUselessMode(mode, db);
  return mode;
}

/** @throws Refused `update_only_duplicates`: with duplicates allowed every row creates a contact */
export async function refuseUselessMode(mode: ImportMode, db: Database): Promise<void> {
  const useless = uselessMode(mode, await getOrganization(db));
  if (useless) refuse('mode', useless);
}

export function uselessMode(mode: ImportMode, { allowDuplicates }: Pick<Organization, 'allowDuplicates'>) {
  return allowDuplicates && mode === 'update_only' ? 'update_only_duplicates' : null;
}
