import type { Metadata } from 'next';
import { FollowImport } from '#components/imports/follow-import.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { RunBalance } from '#components/runs/run-balance.tsx';
import { RunState } from '#components/runs/run-state.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import { DefinitionList } from '#components/ui/definition-list.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { bulkTitle } from '#lib/bulk/bulk-title.ts';
import { countRefusals } from '#lib/bulk/count-refusals.ts';
import { getBulkRun } from '#lib/bulk/get-bulk-run.ts';
import { refusalWords } from '#lib/bulk/refusal-words.ts';
import { UNDO_DAYS } from '#lib/bulk/undoable.ts';
import { idOf } from '#lib/core/row-id.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatDuration, secondsBetween } from '#lib/format/format-duration.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { waitWords } from '#lib/i18n/wait-words.ts';
import { paceOf } from '#lib/runs/run-pace.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { RunActions } from './run-actions.tsx';

const TONES = { green: 'success', yellow: 'warning', red: 'error' } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulk'))('run.title') };
}

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const view = await orNotFound(getBulkRun(actor, idOf((await params).id)));
  const reasons = view.refused > 0 ? await countRefusals(actor, view.id) : [];
  const [all, t, errors] = [
    await getTranslations(),
    await getTranslations('bulk.run'),
    await getTranslations('errors'),
  ];
  const number = (value: number) => formatNumber(value, actor.locale);
  const percent = Math.floor(view.permille / 10);
  const seconds = view.startedAt && view.finishedAt && secondsBetween(view.startedAt, view.finishedAt);
  const waits = waitWords(view, all);
  const left = view.state === 'running' && !view.waitingFor ? paceOf(view).secondsLeft : null;
  return (
    <>
      <PageHeader
        title={bulkTitle({ action: view.action, isUndo: view.undoes !== null }, all)}
        breadcrumb={[{ href: '/runs', label: all('runs.all') }]}
      >
        <RunActions view={view} />
      </PageHeader>
      {!view.finishedAt && <FollowImport />}
      <div className="grid max-w-5xl gap-4 p-4 sm:p-5">
        {view.state === 'failed' && (
          <Alert tone="error" title={t('failed')}>
            {errors(view.reason ?? 'unexpected', view.reasonDetail ?? {})}
          </Alert>
        )}
        {waits && <Alert tone="warning">{waits}</Alert>}
        {view.interruptions > 0 && (
          <Alert tone="warning">{t('interrupted', { count: view.interruptions })}</Alert>
        )}
        {view.undoneBy !== null && (
          <Alert
            tone="info"
            actions={<ButtonLink href={`/runs/${view.undoneBy}`}>{t('seeUndo')}</ButtonLink>}
          >
            {t('undone')}
          </Alert>
        )}
        {view.undoes !== null && (
          <Alert
            tone="info"
            actions={<ButtonLink href={`/runs/${view.undoes}`}>{t('seeUndone')}</ButtonLink>}
          >
            {t('undoes')}
          </Alert>
        )}
        <Card flush>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
            <RunState state={view.state} color={view.color} percent={percent} />
            <span className="num text-body text-base-content/80">
              {view.finishedAt
                ? t('contacts', { count: view.total })
                : t('progress', { done: number(view.processed), total: number(view.total) })}
            </span>
            {left !== null && (
              <span className="num ml-auto text-small text-base-content/75">
                {all('imports.pace.left', { time: formatDuration(left, actor.locale) })}
              </span>
            )}
            <ProgressBar
              value={percent}
              tone={TONES[view.color]}
              label={t('progressLabel')}
              className="w-full"
            />
          </div>
          <div className="border-t border-base-300">
            <RunBalance view={view} format={number} />
          </div>
        </Card>
        {reasons.length > 0 && (
          <Card>
            <CardTitle hint={t('reasonsHint')}>{t('reasons')}</CardTitle>
            <ul className="divide-y divide-base-300/60">
              {reasons.map(({ reason, contacts }) => (
                <li key={reason} className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 py-1.5">
                  <span className="num text-right font-semibold text-error">{number(contacts)}</span>
                  <span className="min-w-0 break-words">{refusalWords(errors)(reason)}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Card>
          <CardTitle
            hint={
              view.canUndo && view.finishedAt
                ? t('undoHint', { until: undoUntil(view.finishedAt) })
                : undefined
            }
          >
            {t('details')}
          </CardTitle>
          <DefinitionList
            rows={[
              { label: t('by'), value: view.userName },
              { label: t('started'), value: formatDateTime(view.createdAt, actor) },
              { label: t('finished'), value: view.finishedAt && formatDateTime(view.finishedAt, actor) },
              { label: t('duration'), value: seconds && formatDuration(seconds, actor.locale) },
            ]}
          />
        </Card>
      </div>
    </>
  );

  function undoUntil(finishedAt: Date): string {
    return formatDateTime(new Date(finishedAt.getTime() + UNDO_DAYS * 86_400_000), actor);
  }
}
