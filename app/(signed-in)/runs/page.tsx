import { ListChecks } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/layout/page-header.tsx';
import { RunState } from '#components/runs/run-state.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { idOf, isId } from '#lib/core/row-id.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listRuns } from '#lib/runs/list-runs.ts';
import { requireActor } from '#lib/web/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('runs'))('all') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RunsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const before = idOf((await searchParams).before);
  const { items, next } = await listRuns(actor, {
    before: isId(before) ? before : undefined,
  });
  const t = await getTranslations();
  return (
    <>
      <PageHeader title={t('runs.all')} />
      {items.length === 0 && (
        <EmptyState
          icon={<ListChecks size={22} strokeWidth={1.75} />}
          title={t('runs.empty.title')}
          text={t('runs.empty.text')}
          action={<ButtonLink href="/contacts">{t('bulk.nobody.back')}</ButtonLink>}
        />
      )}
      <ul data-rows="" className="divide-y divide-base-300/70">
        {items.map((view) => (
          <li
            key={view.id}
            className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-base-content/3 sm:px-5"
          >
            <span className="min-w-0 grow">
              <Link
                href={view.href}
                prefetch={false}
                className="font-medium outline-offset-2 after:absolute after:inset-0"
              >
                {view.title(t)}
              </Link>
              <span className="block text-small text-base-content/75">
                {[view.userName, formatWhen(view.createdAt, actor)].filter(Boolean).join(' · ')}
              </span>
            </span>
            {view.note && <span className="text-small text-base-content/75">{view.note(t)}</span>}
            <span className="flex items-center gap-x-4">
              <span className="num text-small text-base-content/80">
                {t(`runs.kinds.${view.kind}.amount`, { count: view.total })}
              </span>
              <RunState state={view.state} color={view.color} percent={Math.floor(view.permille / 10)} />
            </span>
          </li>
        ))}
      </ul>
      {next !== null && (
        <p className="p-4 sm:px-5">
          <ButtonLink href={`/runs?before=${next}`}>{t('runs.older')}</ButtonLink>
        </p>
      )}
    </>
  );
}
