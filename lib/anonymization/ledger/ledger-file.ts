import { isAbsolute, join } from 'node:path';
import { readEnvironment } from '#lib/core/env.ts';

/** Where the marks of erased contacts are kept outside the database: ERASED_LEDGER, else in the data folder. */
export function ledgerFile(): string {
  const { DATA_DIR, ERASED_LEDGER } = readEnvironment();
  if (ERASED_LEDGER) return ERASED_LEDGER;
  return join(isAbsolute(DATA_DIR) ? DATA_DIR : join(process.cwd(), DATA_DIR), 'erased-contacts');
}
