import { ChevronDown, ChevronUp, Copy } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { database } from '#db/client.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getGroup } from '#lib/duplicates/get-group.ts';
import { groupMembers } from '#lib/duplicates/group-members.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { reviewMerge } from '#lib/merges/review-merge.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { reviewGroupAction } from '../../merges/actions.ts';
import { ReviewPage } from '../../merges/review/review-page.tsx';
import { readReview } from '../../merges/review/review-query.ts';
import { readAddress } from '../../read-address.ts';
import { aroundGroup, keptFilters } from './around-group.ts';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merges'))('review.title') };
}

export default async function DuplicateGroupPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'duplicates.merge')) return showForbidden();
  const contactId = idOf((await params).id);
  const asked = await readAddress(searchParams);
  const { given } = asked;
  const group = await orNotFound(getGroup(actor, contactId, { most: 1 }));
  const t = await getTranslations('merges');
  const keep = keptFilters(asked);
  const list = keep ? `/duplicates?${keep}` : '/duplicates';
  if (!group) return <NoGroup contactId={contactId} list={list} />;
  const query = readReview(given);
  const review = await orNotFound(
    reviewMerge(actor, {
      contactIds: await groupMembers(group.id, database()),
      outIds: query.outIds,
      primaryId: query.primaryId,
      values: Object.fromEntries(query.chosen),
    }),
  );
  const { next, previous, count, more } = await aroundGroup(actor, group, given);
  const address = (id: number) => `/duplicates/${id}${keep ? `?${keep}` : ''}`;
  const after = next === null ? list : address(next);
  return (
    <>
      <PageHeader
        title={review.contacts[0]?.name}
        breadcrumb={[{ href: list, label: t('review.group') }]}
        count={t('review.waiting', { count, more: String(more) })}
      >
        {previous !== null && (
          <ButtonLink
            href={address(previous)}
            variant="ghost"
            square
            data-key="k"
            aria-label={t('review.previous')}
          >
            <ChevronUp aria-hidden="true" size={16} strokeWidth={1.75} />
          </ButtonLink>
        )}
        {next !== null && (
          <ButtonLink href={address(next)} variant="ghost" square data-key="j" aria-label={t('review.next')}>
            <ChevronDown aria-hidden="true" size={16} strokeWidth={1.75} />
          </ButtonLink>
        )}
      </PageHeader>
      <ReviewPage
        actor={actor}
        review={review}
        query={query}
        path={`/duplicates/${group.primaryId}`}
        keep={keep}
        action={reviewGroupAction}
        reason={group.primaryReason}
        fields={
          <>
            <HiddenField name="id" value={contactId} />
            <HiddenField name="next" value={after} />
          </>
        }
        skip={{ href: after, label: t('review.skip'), key: next === null ? undefined : 'j' }}
      />
    </>
  );
}

async function NoGroup({ contactId, list }: { contactId: number; list: string }) {
  const t = await getTranslations('merges.review');
  return (
    <>
      <PageHeader title={t('title')} breadcrumb={[{ href: list, label: t('group') }]} />
      <EmptyState
        icon={<Copy size={22} strokeWidth={1.75} />}
        title={t('done.title')}
        text={t('done.text')}
        action={
          <>
            <ButtonLink href={list}>{t('done.list')}</ButtonLink>
            <ButtonLink href={`/contacts/${contactId}`} variant="ghost">
              {t('done.contact')}
            </ButtonLink>
          </>
        }
      />
    </>
  );
}
