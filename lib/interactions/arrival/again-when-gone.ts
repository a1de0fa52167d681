import { rootCause } from '#lib/core/log.ts';

const FOREIGN_KEY_VIOLATION = '23503';
const TRIES = 3;

/**
 * Runs a transaction once more when a contact it had found was deleted or anonymized before it could point to it: then nobody is
 * found any more, or somebody else.
 */
export async function againWhenGone<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction();
    } catch (error) {
      const { code, constraint } = rootCause(error) as { code?: string; constraint?: string };
      const isGone = code === FOREIGN_KEY_VIOLATION && /contact_id_contact_id_fk$/.test(constraint ?? '');
      if (!isGone || tries === TRIES) throw error;
    }
  }
}
