import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ChannelForm } from '#components/settings/channel-form.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { getChannel } from '#lib/channels/get-channel.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { updateChannelAction } from '../actions.ts';
import { serviceChoices } from '../service-choices.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('channels'))('edit') };
}

export default async function ChannelPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  if (!can(actor, 'channels.manage')) return showForbidden();
  const channel = await orNotFound(getChannel(actor, idOf((await params).id)));
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={channel.name}
        count={<Badge>{t(`channels.kinds.${channel.kind}`)}</Badge>}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/channels', label: t('channels.title') },
        ]}
      />
      <ChannelForm
        action={updateChannelAction}
        services={await serviceChoices(actor, channel.service)}
        channel={channel}
      />
    </>
  );
}
