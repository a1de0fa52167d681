import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { SegmentForm } from '#components/settings/segment-form.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { serviceChoices } from '../../channels/service-choices.ts';
import { createSegmentAction } from '../actions.ts';
import { operatorChoices } from '../operator-choices.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('new') };
}

export default async function NewSegmentPage() {
  const actor = await requireActor();
  if (!can(actor, 'segments.manage')) return showForbidden();
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('segments.new')}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/segments', label: t('segments.title') },
        ]}
      />
      <SegmentForm
        action={createSegmentAction}
        people={await operatorChoices(actor)}
        services={await serviceChoices(actor)}
      />
    </>
  );
}
