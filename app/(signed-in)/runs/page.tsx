import { ListChecks } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/layout/page-header.tsx';
import { RunState } from '#components/runs/run-state.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { bulkTitle } from '#lib/bulk/bulk-title.ts';
import { listBulkRuns } from '#lib/bulk/list-bulk-runs.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulk'))('run.all') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RunsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const before = idOf((await searchParams).before);
  const { items, next } = await listBulkRuns(actor, {
    before: isId(before) ? before : undefined,
  });
  const [all, t] = [await getTranslations(), await getTranslations('bulk.run')];
  return (
    <>
      <PageHeader title={t('all')} />
      {items.length === 0 && (
        <EmptyState
          icon={<ListChecks size={22} strokeWidth={1.75} />}
          title={t('empty.title')}
          text={t('empty.text')}
          action={<ButtonLink href="/contacts">{all('bulk.nobody.back')}</ButtonLink>}
        />
      )}
      <ul className="divide-y divide-base-300/70">
        {items.map((view) => (
          <li
            key={view.id}
            className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-base-content/3 sm:px-5"
          >
            <span className="min-w-0 grow">
              <Link
                href={`/runs/${view.id}`}
                prefetch={false}
                className="font-medium outline-offset-2 after:absolute after:inset-0"
              >
                {bulkTitle({ action: view.action, isUndo: view.undoes !== null }, all)}
              </Link>
              <span className="block text-small text-base-content/75">
                {[view.userName, formatWhen(view.createdAt, actor)].filter(Boolean).join(' · ')}
              </span>
            </span>
            {view.undoneBy !== null && (
              <span className="text-small text-base-content/75">{t('wasUndone')}</span>
            )}
            <span className="num text-small text-base-content/80">
              {t('contacts', { count: view.total })}
            </span>
            <RunState state={view.state} color={view.color} percent={Math.floor(view.permille / 10)} />
          </li>
        ))}
      </ul>
      {next !== null && (
        <p className="p-4 sm:px-5">
          <ButtonLink href={`/runs?before=${next}`}>{t('older')}</ButtonLink>
        </p>
      )}
    </>
  );
}
