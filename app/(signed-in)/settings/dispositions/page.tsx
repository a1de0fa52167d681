import { Flag, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { DispositionList } from '#components/settings/disposition-list.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listDispositions } from '#lib/interactions/dispositions/list-dispositions.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { archiveDispositionAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dispositions'))('title') };
}

export default async function DispositionsPage() {
  const actor = await requireActor();
  if (!can(actor, 'dispositions.manage')) return showForbidden();
  const t = await getTranslations();
  const dispositions = await listDispositions(actor, { archived: true });
  const create = (
    <ButtonLink
      href="/settings/dispositions/new"
      variant="primary"
      icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('dispositions.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('dispositions.title')}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      >
        {dispositions.length > 0 && create}
      </PageHeader>
      {dispositions.length === 0 ? (
        <EmptyState
          icon={<Flag size={22} strokeWidth={1.75} />}
          title={t('dispositions.empty.title')}
          text={t('dispositions.empty.text')}
          action={create}
        />
      ) : (
        <DispositionList dispositions={dispositions} archive={archiveDispositionAction} />
      )}
    </>
  );
}
