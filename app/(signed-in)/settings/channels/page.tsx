import { Plus, Waypoints } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ChannelList } from '#components/settings/channel-list.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { listChannels } from '#lib/channels/list-channels.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('channels'))('title') };
}

export default async function ChannelsPage() {
  const actor = await requireActor();
  if (!can(actor, 'channels.manage')) return showForbidden();
  const t = await getTranslations();
  const channels = await listChannels(actor);
  const create = (
    <ButtonLink
      href="/settings/channels/new"
      variant="primary"
      icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('channels.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('channels.title')}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      >
        {channels.length > 0 && create}
      </PageHeader>
      {channels.length === 0 ? (
        <EmptyState
          icon={<Waypoints size={22} strokeWidth={1.75} />}
          title={t('channels.empty.title')}
          text={t('channels.empty.text')}
          action={create}
        />
      ) : (
        <ChannelList channels={channels} />
      )}
    </>
  );
}
