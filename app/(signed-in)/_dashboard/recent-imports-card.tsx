import { FileUp } from 'lucide-react';
import Link from 'next/link';
import { BalanceBar } from '#components/dashboard/balance-bar.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { ImportView } from '#lib/imports/import-view.ts';

export async function RecentImportsCard({ imports, actor }: { imports: ImportView[]; actor: Actor }) {
  const t = await getTranslations('dashboard.imports');
  return (
    <Card flush>
      <div className="px-4 pt-4">
        <CardTitle
          action={
            imports.length > 0 && (
              <Link
                href="/imports"
                prefetch={false}
                className="text-small text-primary underline-offset-2 hover:underline"
              >
                {t('all')}
              </Link>
            )
          }
        >
          {t('title')}
        </CardTitle>
      </div>
      {imports.length === 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 pb-4 text-body text-base-content/75">
          {t('empty')}
          {can(actor, 'imports.create') && (
            <ButtonLink href="/imports/new" icon={<FileUp aria-hidden="true" size={14} strokeWidth={1.75} />}>
              {t('first')}
            </ButtonLink>
          )}
        </div>
      ) : (
        <ul data-rows="" className="divide-y divide-base-300 border-t border-base-300">
          {imports.map((view) => (
            <ImportLine key={view.id} view={view} actor={actor} />
          ))}
        </ul>
      )}
    </Card>
  );
}

const OUTCOMES = ['created', 'updated', 'unchanged', 'rejected'] as const;

async function ImportLine({ view, actor }: { view: ImportView; actor: Actor }) {
  const t = await getTranslations('dashboard.imports');
  const parts = OUTCOMES.filter((outcome) => view[outcome] > 0);
  const balance =
    parts.map((outcome) => t(`balance.${outcome}`, { count: view[outcome] })).join(' · ') || t('noRows');
  return (
    <li>
      <Link
        href={`/imports/${view.id}`}
        prefetch={false}
        className="grid gap-x-6 gap-y-1.5 px-4 py-2.5 hover:bg-base-200 sm:grid-cols-[minmax(0,1fr)_19rem] sm:items-center"
      >
        <span className="min-w-0">
          <span className="block truncate text-body font-medium">{view.fileName}</span>
          <span className="block truncate text-small text-base-content/70">
            {[formatWhen(view.createdAt, actor), view.userName].filter(Boolean).join(' · ')}
          </span>
        </span>
        <span>
          <BalanceBar {...view} label={balance} />
          <span className="num mt-1 block text-note text-base-content/75">
            {view.state === 'completed' ? balance : t(`state.${view.state}`)}
          </span>
        </span>
      </Link>
    </li>
  );
}
