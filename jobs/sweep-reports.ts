import { database } from '#db/client.ts';
import { forgetOldChanges } from '#lib/contacts/bulk/forget-old-changes.ts';
import { deleteOldReports } from '#lib/imports/report/delete-old-reports.ts';
import { sweepReviews } from '#lib/imports/review/sweep-reviews.ts';

/** Drops the reports whose time is up, the files nobody came back to review and what nobody can undo any more. */
export async function sweepReports(): Promise<void> {
  await deleteOldReports(database());
  await sweepReviews(database());
  await forgetOldChanges(database());
}
