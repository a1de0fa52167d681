import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';

/** Uploads that have received nothing for this long lost their sender or their web process. */
const SILENT_AFTER_SECONDS = 120;

/** Deletes uploads that broke off without anyone noticing, and with them their user's lock. */
export async function dropBrokenUploads(db: Database): Promise<void> {
  await db
    .delete(runs)
    .where(
      sql`${runs.state} in ('receiving', 'receiving_review') and ${runs.heartbeatAt} < now() - make_interval(secs => ${SILENT_AFTER_SECONDS})`,
    );
}
