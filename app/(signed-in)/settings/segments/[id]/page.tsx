import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { SegmentForm } from '#components/settings/segment-form.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';
import { serviceChoices } from '../../channels/service-choices.ts';
import { updateSegmentAction } from '../actions.ts';
import { operatorChoices } from '../operator-choices.ts';
import { loadSegment } from './load-segment.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('edit') };
}

export default async function SegmentPage({ params }: Props) {
  const segment = await loadSegment((await params).id);
  const actor = await requireActor();
  const people = await operatorChoices(actor, segment.operators);
  const services = await serviceChoices(actor, segment.service);
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={segment.name}
        breadcrumb={[
          { href: '/settings', label: t('common.nav.settings') },
          { href: '/settings/segments', label: t('segments.title') },
        ]}
      />
      <SegmentForm action={updateSegmentAction} people={people} services={services} segment={segment} />
    </>
  );
}
