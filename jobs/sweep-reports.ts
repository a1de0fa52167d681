import { database } from '#db/client.ts';
import { forgetOldChanges } from '#lib/bulk/forget-old-changes.ts';
import { forgetOldWorkers } from '#lib/core/runs/worker-life.ts';
import { deleteOldReports } from '#lib/imports/report/delete-old-reports.ts';
import { sweepReviews } from '#lib/imports/review/sweep-reviews.ts';
import { forgetOldMerges } from '#lib/merges/forget-old-merges.ts';
import { notifyBrokenPortfolios } from '#lib/portfolio/notify-broken-portfolios.ts';
import { notifyBrokenQueues } from '#lib/portfolio/notify-broken-queues.ts';
import { expireSurveys } from '#lib/surveys/expire-surveys.ts';
import { forgetOldKeptForms } from '#lib/web/kept-forms/forget-kept-form.ts';
import { forgetSentForms } from '#lib/web/sent-forms/forget-sent-forms.ts';

/**
 * Deletes expired reports, abandoned review files, changes and merges too old to undo, forms that nobody came back for or sends again
 * and records of dead workers; notifies of broken portfolios and queues; ends surveys whose days are over.
 */
export async function sweepReports(): Promise<void> {
  await deleteOldReports(database());
  await sweepReviews(database());
  await forgetOldChanges(database());
  await forgetOldMerges(database());
  await forgetOldWorkers(database());
  await forgetOldKeptForms(database());
  await forgetSentForms(database());
  await notifyBrokenPortfolios(database());
  await notifyBrokenQueues(database());
  await expireSurveys(database());
}
