import { rootCause } from '#lib/core/log.ts';
import { SenderGrew } from './whole-sender.ts';

const FOREIGN_KEY_VIOLATION = '23503';
const DEADLOCK = '40P01';
const TRIES = 5;

/**
 * Runs a transaction once more when what it had found changed before it could hold it: a contact was deleted or anonymized
 * before it could point to it, or the sender turned out to be more than it held.
 */
export async function againWhenChanged<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction();
    } catch (error) {
      if (!isChange(error) || tries === TRIES) throw error;
    }
  }
}

function isChange(error: unknown): boolean {
  if (error instanceof SenderGrew) return true;
  const { code, constraint } = rootCause(error) as { code?: string; constraint?: string };
  const isGone = code === FOREIGN_KEY_VIOLATION && /contact_id_contact_id_fk$/.test(constraint ?? '');
  return isGone || code === DEADLOCK;
}
