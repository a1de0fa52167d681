import { database } from '#db/client.ts';
import { deleteOldReports } from '#lib/imports/delete-old-reports.ts';
import { sweepReviews } from '#lib/imports/review/sweep-reviews.ts';

/** Drops the reports whose time is up and the files nobody came back to review. */
export async function sweepReports(): Promise<void> {
  await deleteOldReports(database());
  await sweepReviews(database());
}
