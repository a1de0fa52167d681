import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageHeader } from '#components/layout/page-header.tsx';
import { FollowRun } from '#components/runs/follow-run.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { idOf } from '#lib/core/row-id.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { directionOf } from '#lib/imports/blacklist/import-target.ts';
import { findActiveImport } from '#lib/imports/find-active-import.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { getReview, type Review } from '#lib/imports/review/get-review.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { discardReviewAction, reviewImportAction } from './actions.ts';
import { ReviewAside } from './review-aside.tsx';
import { ReviewFile } from './review-file.tsx';
import { ReviewNumbers } from './review-numbers.tsx';
import { Unread } from './unread.tsx';

type Props = { params: Promise<{ id: string }> };

const DAY_MS = 86_400_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports.review'))('title') };
}

export default async function ReviewImportPage({ params }: Props) {
  const actor = await requireActor();
  const review = await loadReview(actor, idOf((await params).id));
  const active = await findActiveImport(actor);
  const direction = directionOf(review.target);
  const t = await getTranslations('imports');
  const until = formatDateTime(new Date(review.waitingSince.getTime() + DAY_MS), actor);
  const isGoingOn = review.check?.state === 'queued' || review.check?.state === 'running';
  return (
    <>
      <PageHeader title={review.fileName} breadcrumb={[{ href: '/imports', label: t('title') }]}>
        <ActionForm action={discardReviewAction}>
          <HiddenField name="id" value={review.id} />
          <SubmitButton variant="default">{t('review.discard')}</SubmitButton>
        </ActionForm>
      </PageHeader>
      {isGoingOn && <FollowRun />}
      <div className="max-w-6xl p-4 sm:p-5">
        <p className="mb-4 text-body text-base-content/80">{t('review.lead', { until })}</p>
        {active && (
          <Alert tone="warning" className="mb-4" title={t('review.active.title')}>
            {t('review.active.text')}
          </Alert>
        )}
        {(review.file ?? review.numbers) ? (
          <ActionForm
            action={reviewImportAction}
            label={t('review.form')}
            className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]"
          >
            <HiddenField name="id" value={review.id} />
            {review.file && <ReviewFile review={review} file={review.file} actor={actor} />}
            {review.numbers && direction && (
              <ReviewNumbers review={review} numbers={review.numbers} direction={direction} actor={actor} />
            )}
            <ReviewAside review={review} actor={actor} />
          </ActionForm>
        ) : (
          <Unread review={review} />
        )}
      </div>
    </>
  );
}

/** The waiting file; one that has become an import since is looked at as that. */
async function loadReview(actor: Actor, id: number): Promise<Review> {
  try {
    return await getReview(actor, id);
  } catch (error) {
    if (!(error instanceof NotFound)) return orNotFound(Promise.reject(error));
  }
  const { id: imported } = await orNotFound(getImport(actor, id));
  return redirect(`/imports/${imported}`);
}
