import { Tabs } from '#components/ui/tabs.tsx';
import { countBlacklist } from '#lib/blacklist/list-blacklist.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';

interface Props {
  actor: Actor;
  current: 'contacts' | 'inbound' | 'outbound';
}

/** Contacts that are blocked, numbers that are not answered, numbers that are not called. */
export async function RefusalTabs({ actor, current }: Props) {
  if (!can(actor, 'blacklist.view')) return null;
  const t = await getTranslations();
  const counts = await countBlacklist(actor);
  const lists = (['inbound', 'outbound'] as const).map((direction) => ({
    href: `/blacklist?direction=${direction}`,
    label: t(`blacklist.lists.${direction}`),
    current: current === direction,
    count: formatNumber(counts[direction], actor.locale),
  }));
  return (
    <div className="px-4 pt-2 sm:px-5">
      <Tabs
        label={t('blacklist.tabs')}
        tabs={[{ href: '/blocked', label: t('blocking.title'), current: current === 'contacts' }, ...lists]}
      />
    </div>
  );
}
