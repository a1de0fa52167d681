import { join, resolve } from 'node:path';
import { readEnvironment } from '#lib/core/env.ts';

/** Where the marks of erased contacts are kept outside the database: ERASED_LEDGER, else in the data folder. */
export function ledgerFile(): string {
  const { DATA_DIR, ERASED_LEDGER } = readEnvironment();
  if (ERASED_LEDGER) return ERASED_LEDGER;
  // A build takes along whatever folder such a path may lead to.
  return join(resolve(/* turbopackIgnore: true */ DATA_DIR), 'erased-contacts');
}
