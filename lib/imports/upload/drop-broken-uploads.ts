import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import { LOST_AFTER_SECONDS } from '../upload-sign-of-life.ts';

/** Deletes uploads whose web process died, and with them their user's lock. @returns how many */
export async function dropBrokenUploads(db: Database): Promise<number> {
  const { rowCount } = await db
    .delete(runs)
    .where(
      sql`${runs.state} in ('receiving', 'receiving_review') and ${runs.heartbeatAt} < now() - make_interval(secs => ${LOST_AFTER_SECONDS})`,
    );
  return rowCount ?? 0;
}
