import { Plus, Shapes } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { SegmentList } from '#components/settings/segment-list.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listSegments } from '#lib/segments/list-segments.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { moveSegmentAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('title') };
}

export default async function SegmentsPage({ searchParams }: { searchParams: Promise<{ moved?: string }> }) {
  const actor = await requireActor();
  if (!can(actor, 'segments.manage')) return showForbidden();
  const t = await getTranslations();
  const segments = await listSegments(actor);
  const create = (
    <ButtonLink
      href="/settings/segments/new"
      variant="primary"
      icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('segments.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('segments.title')}
        count={segments.length > 0 ? segments.length : undefined}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      >
        {segments.length > 0 && create}
      </PageHeader>
      {segments.length === 0 ? (
        <EmptyState
          icon={<Shapes size={22} strokeWidth={1.75} />}
          title={t('segments.empty.title')}
          text={t('segments.empty.text')}
          action={create}
        />
      ) : (
        <SegmentList
          segments={segments}
          move={moveSegmentAction}
          moved={String((await searchParams).moved)}
        />
      )}
    </>
  );
}
