import { ListChecks } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { readSelection } from '#lib/contacts/selection/selection.ts';
import { Refused } from '#lib/core/errors.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { MOST_BY_HAND } from '#lib/merges/merge-input.ts';
import { reviewMerge } from '#lib/merges/review-merge.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { reviewSelectionAction } from '../../merges/actions.ts';
import { ReviewPage } from '../../merges/review/review-page.tsx';
import { readReview } from '../../merges/review/review-query.ts';
import { readAddress } from '../../read-address.ts';
import { listAddress } from '../bulk/list-address.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merges'))('review.title') };
}

export default async function MergeSelectionPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'duplicates.merge')) return showForbidden();
  const address = await readAddress(searchParams);
  const { given } = address;
  const back = listAddress(address);
  const selection = readSelection(given);
  const picked = selection && 'contacts' in selection ? selection.contacts : [];
  if (picked.length < 2 || picked.length > MOST_BY_HAND) return <PickSome back={back} />;
  const query = readReview(given);
  const t = await getTranslations();
  try {
    const review = await orNotFound(
      reviewMerge(actor, {
        contactIds: picked,
        outIds: query.outIds,
        primaryId: query.primaryId,
        values: Object.fromEntries(query.chosen),
      }),
    );
    const keep = new URLSearchParams([...picked.map((id) => ['contact', String(id)]), ['back', back]]);
    return (
      <>
        <PageHeader
          title={t('merges.review.title')}
          breadcrumb={[{ href: back, label: t('contacts.title') }]}
        />
        <ReviewPage
          actor={actor}
          review={review}
          query={query}
          path="/contacts/merge"
          keep={keep.toString()}
          action={reviewSelectionAction}
          reason={null}
          fields={<HiddenField name="next" value={back} />}
          skip={{ href: back, label: t('merges.review.cancel') }}
        />
      </>
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const reasons = Object.values(error.fields).flat();
    return (
      <>
        <PageHeader
          title={t('merges.review.title')}
          breadcrumb={[{ href: back, label: t('contacts.title') }]}
        />
        <div className="mx-auto w-full max-w-xl px-4 py-8">
          <Alert tone="error" actions={<ButtonLink href={back}>{t('merges.review.pick.back')}</ButtonLink>}>
            {reasons.map(({ code, params }) => (
              <p key={code}>{t(`errors.${code}`, params)}</p>
            ))}
          </Alert>
        </div>
      </>
    );
  }
}

async function PickSome({ back }: { back: string }) {
  const t = await getTranslations('merges.review');
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState
        icon={<ListChecks size={22} strokeWidth={1.75} />}
        title={t('pick.title')}
        text={t('pick.text')}
        action={<ButtonLink href={back}>{t('pick.back')}</ButtonLink>}
      />
    </>
  );
}
