import { Tabs } from '#components/ui/tabs.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';

export type ContactTab = 'record' | 'channels';

/** What a contact's page shows below its name; the tab stands in its address. */
export async function ContactTabs({ id, current }: { id: number; current: ContactTab }) {
  const t = await getTranslations('contactChannels');
  return (
    <div className="mb-5">
      <Tabs
        label={t('tabs')}
        tabs={[
          { href: `/contacts/${id}`, label: t('record'), current: current === 'record' },
          { href: `/contacts/${id}?tab=channels`, label: t('title'), current: current === 'channels' },
        ]}
      />
    </div>
  );
}
