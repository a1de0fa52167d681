import { database } from '#db/client.ts';
import { deleteOldReports } from '#lib/imports/delete-old-reports.ts';

/** Drops the reports whose time is up. */
export async function sweepReports(): Promise<void> {
  await deleteOldReports(database());
}
