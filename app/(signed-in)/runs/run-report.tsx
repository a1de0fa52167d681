import type { ReactNode } from 'react';
import { FollowRun } from '#components/runs/follow-run.tsx';
import { RunBalance } from '#components/runs/run-balance.tsx';
import { RunState } from '#components/runs/run-state.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import { type Definition, DefinitionList } from '#components/ui/definition-list.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatDuration, secondsBetween } from '#lib/format/format-duration.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { waitWords } from '#lib/i18n/wait-words.ts';
import { describeRun } from '#lib/runs/describe-run.ts';
import { paceWords } from '#lib/runs/pace-words.ts';
import { paceOf } from '#lib/runs/run-pace.ts';
import { countWord, type RunView } from '#lib/runs/run-view.ts';

/** Fewer units say nothing about how fast an ended run was. */
const ENOUGH = 1_000;

const TONES = { green: 'success', yellow: 'warning', red: 'error' } as const;

interface RunReportProps {
  view: RunView;
  actor: Actor;
  /** What else is to be said of this run. */
  details?: readonly Definition[];
  /** What can be done about its failure. */
  remedy?: ReactNode;
  /** What is to be noticed beside its balance. */
  children?: ReactNode;
}

/** Where a run of any kind stands, what came of it and of whom it refused, and what it was asked to do. */
export async function RunReport({ view, actor, details = [], remedy, children }: RunReportProps) {
  const t = await getTranslations();
  const { parameters, refusals, proof } = await describeRun(actor, view, t);
  const waits = waitWords(view, t);
  const word = (key: string) => t(`runs.kinds.${view.kind}.${key}`);
  return (
    <div className="grid max-w-4xl gap-4 p-4 sm:p-5">
      {!view.finishedAt && <FollowRun />}
      {view.state === 'failed' && (
        <Alert tone="error" title={word('failed')} actions={remedy}>
          {t(`errors.${view.reason ?? 'unexpected'}`, view.reasonDetail ?? {})}
        </Alert>
      )}
      {waits && <Alert tone="warning">{waits}</Alert>}
      {view.interruptions > 0 && (
        <Alert tone="warning">
          {t(`runs.kinds.${view.kind}.interruptions`, { count: view.interruptions })}
        </Alert>
      )}
      {view.undoneBy !== null && <Related runId={view.undoneBy}>{t('runs.page.wasUndone')}</Related>}
      {view.undoes !== null && <Related runId={view.undoes}>{t('runs.page.undoes')}</Related>}
      <Progress view={view} actor={actor} />
      {children}
      {refusals.length > 0 && (
        <Card>
          <CardTitle hint={view.reportHref ? word('refusalsHint') : undefined}>{word('refusals')}</CardTitle>
          <ul className="divide-y divide-base-300/60">
            {refusals.map(({ reason, count, place }) => (
              <li
                key={`${reason} ${place}`}
                className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 py-1.5 sm:grid-cols-[3.5rem_minmax(0,1fr)_auto]"
              >
                <span className="num text-right font-semibold text-error">
                  {formatNumber(count, actor.locale)}
                </span>
                <span className="min-w-0 break-words">{reason}</span>
                {place && (
                  <span className="num text-small text-base-content/70 max-sm:col-start-2">{place}</span>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {proof.length > 0 && (
        <Card>
          <CardTitle hint={t('privacy.proof.hint')}>{t('privacy.proof.title')}</CardTitle>
          <DefinitionList rows={proof} />
        </Card>
      )}
      <Card>
        <CardTitle
          hint={
            view.undoUntil
              ? t('runs.page.undoUntil', { until: formatDateTime(view.undoUntil, actor) })
              : undefined
          }
        >
          {t('runs.page.details')}
        </CardTitle>
        <DefinitionList rows={[...parameters, ...times(view, actor, t), ...details]} />
      </Card>
    </div>
  );
}

async function Related({ runId, children }: { runId: number; children: string }) {
  const t = await getTranslations('runs.page');
  return (
    <Alert tone="info" actions={<ButtonLink href={`/runs/${runId}`}>{t('see')}</ButtonLink>}>
      {children}
    </Alert>
  );
}

async function Progress({ view, actor }: { view: RunView; actor: Actor }) {
  const t = await getTranslations();
  const total = Math.max(view.total, view.processed);
  const isTelling = view.state === 'running' || view.processed >= ENOUGH;
  const pace = isTelling && !view.waitingFor && paceWords(paceOf(view), t, actor.locale);
  const percent = view.state === 'completed' ? 100 : Math.floor(view.permille / 10);
  return (
    <Card flush>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
        <RunState state={view.state} color={view.color} percent={percent} />
        <span className="num text-body text-base-content/80">
          {view.finishedAt
            ? t(`runs.kinds.${view.kind}.amount`, { count: total })
            : t(`runs.kinds.${view.kind}.progress`, { processed: view.processed, total })}
        </span>
        {pace && <span className="num ml-auto text-small text-base-content/75">{pace}</span>}
        <ProgressBar
          value={percent}
          tone={TONES[view.color]}
          label={t('runs.page.progress')}
          className="w-full"
        />
      </div>
      <div className="border-t border-base-300">
        <RunBalance
          large
          figures={view.counts.map((count) => ({ ...count, label: countWord(view, count, t) }))}
          format={(value) => formatNumber(value, actor.locale)}
        />
      </div>
    </Card>
  );
}

function times(view: RunView, actor: Actor, t: Awaited<ReturnType<typeof getTranslations>>): Definition[] {
  const { userName, createdAt, startedAt, finishedAt } = view;
  const took = startedAt && finishedAt && formatDuration(secondsBetween(startedAt, finishedAt), actor.locale);
  return [
    { label: t('runs.page.by'), value: userName },
    { label: t('runs.page.started'), value: formatDateTime(createdAt, actor) },
    { label: t('runs.page.finished'), value: finishedAt && formatDateTime(finishedAt, actor) },
    { label: t('runs.page.duration'), value: took },
  ];
}
