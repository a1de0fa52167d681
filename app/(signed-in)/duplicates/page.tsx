import { Copy } from 'lucide-react';
import type { Metadata } from 'next';
import { GroupList } from '#components/duplicates/group-list.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { sealedParameters } from '#components/ui/address/sealed-words.ts';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FilterRefusal } from '#components/ui/form/filter-refusal.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { can } from '#lib/core/permissions.ts';
import { type GroupPage, listGroups } from '#lib/duplicates/list-groups.ts';
import { type GroupPlace, placeText } from '#lib/duplicates/reading/group-place.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';
import { filterWords, orRefusedFilters } from '../filter-query.ts';
import { readAddress } from '../read-address.ts';
import { DuplicateTabs } from './duplicate-tabs.tsx';
import { GroupFilters } from './group-filters.tsx';
import { groupLine } from './group-lines.tsx';
import { readGroupQuery } from './group-query.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('duplicates'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DuplicatesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { given, key } = await readAddress(searchParams);
  const { filters, after, before } = readGroupQuery(given);
  const t = await getTranslations('duplicates');
  const found = await orRefusedFilters(
    listGroups(actor, { ...filters, after, before }).catch(nothingWhereSlow),
  );
  const isFiltered = Object.keys(filters).length > 0;
  const isEmpty = 'items' in found && found.items.length === 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        count={'items' in found && t('count', { count: found.count, more: String(found.isMore) })}
      >
        {can(actor, 'duplicates.merge-all') && (
          <ButtonLink href="/duplicates/merge-all">{t('mergeAll')}</ButtonLink>
        )}
      </PageHeader>
      <DuplicateTabs actor={actor} current="groups" />
      {(!isEmpty || isFiltered) && <GroupFilters actor={actor} filters={filters} />}
      {'items' in found ? (
        <Found page={found} actor={actor} isFiltered={isFiltered} kept={sealedParameters(filters, key)} />
      ) : (
        <FilterRefusal
          names={filterWords(found.refused, await getTranslations(), 'duplicates.filters')}
          href="/duplicates"
        />
      )}
    </>
  );
}

interface FoundProps {
  page: ShownPage;
  actor: Actor;
  isFiltered: boolean;
  /** The filters as addresses carry them. */
  kept: URLSearchParams;
}

async function Found({ page, actor, isFiltered, kept }: FoundProps) {
  const t = await getTranslations('duplicates');
  const errors = await getTranslations('errors');
  const here = kept.size > 0 ? `/duplicates?${kept}` : '/duplicates';
  const nothing = page.next ? 'further' : isFiltered ? 'noHits' : 'empty';
  return (
    <>
      {page.isStale && <Alert className="m-4 sm:mx-5">{t('stale')}</Alert>}
      {page.refusal && (
        <Alert tone="warning" className="m-4 sm:mx-5">
          {errors(page.refusal)}
        </Alert>
      )}
      {page.items.length > 0 ? (
        <GroupList
          label={t('tabs.groups')}
          groups={page.items.map((group) => groupLine(group, { actor, t, here }))}
        />
      ) : (
        <EmptyState
          icon={<Copy size={22} strokeWidth={1.75} />}
          title={t(`${nothing}.title`)}
          text={t(`${nothing}.text`)}
        />
      )}
      <Pagination
        previous={addressOf(here, 'before', page.previous)}
        next={addressOf(here, 'after', page.next)}
      />
    </>
  );
}

function addressOf(here: string, name: string, place: GroupPlace | null): string | null {
  if (!place) return null;
  return `${here}${here.includes('?') ? '&' : '?'}${name}=${placeText(place)}`;
}

interface ShownPage extends GroupPage {
  refusal?: string;
}

/** A search that takes too long shows its reason instead of groups. */
function nothingWhereSlow(error: unknown): ShownPage {
  const refusal = error instanceof Refused ? error.fields.search?.[0]?.code : undefined;
  if (refusal !== 'search_too_slow') throw error;
  return { items: [], next: null, previous: null, count: 0, isMore: false, isStale: false, refusal };
}
