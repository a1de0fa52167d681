import { database } from '#db/client.ts';
import { forgetOldChanges } from '#lib/bulk/forget-old-changes.ts';
import { forgetOldWorkers } from '#lib/core/runs/worker-life.ts';
import { deleteOldReports } from '#lib/imports/report/delete-old-reports.ts';
import { sweepReviews } from '#lib/imports/review/sweep-reviews.ts';
import { notifyBrokenPortfolios } from '#lib/portfolio/notify-broken-portfolios.ts';

/**
 * Drops the reports whose time is up, the files nobody came back to review, changes too old to undo and workers long gone;
 * tells of portfolios that were left without anybody, whichever way.
 */
export async function sweepReports(): Promise<void> {
  await deleteOldReports(database());
  await sweepReviews(database());
  await forgetOldChanges(database());
  await forgetOldWorkers(database());
  await notifyBrokenPortfolios(database());
}
