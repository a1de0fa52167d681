import { Tabs } from '#components/ui/tabs.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';

interface Props {
  actor: Actor;
  current: 'groups' | 'apart' | 'ignored' | 'merges';
}

/** Groups, what keeps contacts out of them, and what became of others. */
export async function DuplicateTabs({ actor, current }: Props) {
  const t = await getTranslations('duplicates.tabs');
  const tabs = [
    { href: '/duplicates', label: t('groups'), current: current === 'groups' },
    { href: '/duplicates/apart', label: t('apart'), current: current === 'apart' },
  ];
  if (can(actor, 'organization.manage'))
    tabs.push({ href: '/duplicates/ignored', label: t('ignored'), current: current === 'ignored' });
  if (can(actor, 'merges.view'))
    tabs.push({ href: '/merges', label: t('merges'), current: current === 'merges' });
  return (
    <div className="px-4 pt-2 sm:px-5">
      <Tabs label={t('label')} tabs={tabs} />
    </div>
  );
}
