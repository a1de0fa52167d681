import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ChannelForm } from '#components/settings/channel-form.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { createChannelAction } from '../actions.ts';
import { serviceChoices } from '../service-choices.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('channels'))('new') };
}

export default async function NewChannelPage() {
  const actor = await requireActor();
  if (!can(actor, 'channels.manage')) return showForbidden();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('channels.new')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/channels', label: t('channels.title') },
        ]}
      />
      <ChannelForm action={createChannelAction} services={await serviceChoices(actor)} />
    </>
  );
}
