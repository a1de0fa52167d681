import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { DispositionForm } from '#components/settings/disposition-form.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listDispositions } from '#lib/interactions/dispositions/list-dispositions.ts';
import { showForbidden, showNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { updateDispositionAction } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dispositions'))('edit') };
}

export default async function DispositionPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  if (!can(actor, 'dispositions.manage')) return showForbidden();
  const id = idOf((await params).id);
  const disposition = (await listDispositions(actor, { archived: true })).find((one) => one.id === id);
  if (!disposition) return showNotFound();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={disposition.name}
        count={disposition.archived && <Badge>{t('dispositions.archivedOne')}</Badge>}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/dispositions', label: t('dispositions.title') },
        ]}
      />
      <DispositionForm action={updateDispositionAction} disposition={disposition} />
    </>
  );
}
