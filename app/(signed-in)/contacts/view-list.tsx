import { ViewTabs } from '#components/contacts/list/view-tabs.tsx';
import type { SavedView } from '#lib/contacts/views/view-fields.ts';
import type { Words } from '#lib/i18n/get-translations.ts';

interface ViewListProps {
  views: readonly SavedView[];
  /** What is being looked at, as a view would keep it. */
  current: string;
  /** The view one came from. */
  view: SavedView | undefined;
  mine: string;
  t: Words;
}

/** The saved views over the list, behind everything and the reader's own portfolio. */
export function ViewList({ views, current, view, mine, t }: ViewListProps) {
  const own = (id: number, query: string, name: string) => ({
    id,
    href: query ? `/contacts?${query}` : '/contacts',
    name,
    isShared: false,
    isCurrent: !view && current === query,
  });
  const saved = views.map(({ id, name, shared, query }) => ({
    id,
    href: `/contacts?${query}${query && '&'}view=${id}`,
    name,
    isShared: shared,
    isCurrent: view ? view.id === id : query !== '' && query !== mine && query === current,
  }));
  return (
    <ViewTabs
      tabs={[
        own(0, '', t('contactList.views.everything')),
        own(-1, mine, t('contactList.views.mine')),
        ...saved,
      ]}
      words={{
        label: t('contactList.views.label'),
        shared: t('contactList.views.sharedBadge'),
        manage: t('contactList.views.manage'),
      }}
    />
  );
}
