import { ViewTabs } from '#components/contacts/view-tabs.tsx';
import type { SavedView } from '#lib/contacts/views/view-fields.ts';
import type { Words } from '#lib/i18n/get-translations.ts';

interface ViewListProps {
  views: readonly SavedView[];
  /** What is being looked at, as a view would keep it. */
  current: string;
  t: Words;
}

/** The saved views over the list, behind the list without one. */
export function ViewList({ views, current, t }: ViewListProps) {
  const everything = {
    id: 0,
    href: '/contacts',
    name: t('contactList.views.everything'),
    isShared: false,
    isCurrent: current === '',
  };
  const saved = views.map(({ id, name, shared, query }) => ({
    id,
    href: query ? `/contacts?${query}` : '/contacts',
    name,
    isShared: shared,
    isCurrent: query !== '' && query === current,
  }));
  return (
    <ViewTabs
      tabs={[everything, ...saved]}
      words={{
        label: t('contactList.views.label'),
        shared: t('contactList.views.sharedBadge'),
        manage: t('contactList.views.manage'),
      }}
    />
  );
}
