import { migrate } from '#db/migrate.ts';
import { rootCause } from '#lib/core/log.ts';
import { StartRefused } from './start-refused.ts';

/** @throws StartRefused with the server's message */
export async function migrateDatabase(url: string): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    const cause = rootCause(error);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartRefused(
      `The database could not be brought to this version's schema (${reason}): nothing was changed.`,
    );
  }
}
