import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ShortcutList } from '#components/layout/shortcuts/shortcut-list.tsx';
import { ShortcutSwitch } from '#components/layout/shortcuts/shortcut-switch.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';
import { navigationFor } from '../navigation.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common'))('shortcuts.title') };
}

export default async function ShortcutsPage() {
  const actor = await requireActor();
  const t = await getTranslations('common.shortcuts');
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="max-w-3xl p-4 sm:p-5">
        <p className="mb-5 text-body text-base-content/75">{t('intro')}</p>
        <ShortcutList heading="h2" entries={navigationFor(actor).map((entry) => entry.href)} />
        <ShortcutSwitch />
      </div>
    </>
  );
}
