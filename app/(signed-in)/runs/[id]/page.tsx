import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageHeader } from '#components/layout/page-header.tsx';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getRun } from '#lib/runs/get-run.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { RunActions } from '../run-actions.tsx';
import { RunReport } from '../run-report.tsx';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('runs'))('one') };
}

export default async function RunPage({ params }: Props) {
  const actor = await requireActor();
  const view = await orNotFound(getRun(actor, idOf((await params).id)));
  const here = `/runs/${view.id}`;
  // A kind may have a page of its own.
  if (view.href !== here) redirect(view.href);
  const t = await getTranslations();
  return (
    <>
      <PageHeader title={view.title(t)} breadcrumb={[{ href: '/runs', label: t('runs.all') }]}>
        <RunActions view={view} />
      </PageHeader>
      <RunReport view={view} actor={actor} />
    </>
  );
}
