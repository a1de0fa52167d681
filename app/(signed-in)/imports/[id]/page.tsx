import { Download, RotateCw, Square } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FollowImport } from '#components/imports/follow-import.tsx';
import { ImportBalance } from '#components/imports/import-balance.tsx';
import { ImportState } from '#components/imports/import-state.tsx';
import { LineNotes } from '#components/imports/line-notes.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import { DefinitionList } from '#components/ui/definition-list.tsx';
import { HiddenField } from '#components/ui/field.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { formatDuration, secondsBetween } from '#lib/format/format-duration.ts';
import { formatBytes, formatNumber } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { waitWords } from '#lib/i18n/wait-words.ts';
import { getImport } from '#lib/imports/get-import.ts';
import type { ImportView } from '#lib/imports/import-view.ts';
import { countReasons } from '#lib/imports/report/count-reasons.ts';
import { reasonWords } from '#lib/imports/report/reason-words.ts';
import { findWaitingReview } from '#lib/imports/review/find-waiting-review.ts';
import { paceWords } from '#lib/runs/pace-words.ts';
import { paceOf } from '#lib/runs/run-pace.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { cancelImportAction } from '../actions.ts';
import { encodingName } from '../encoding-name.ts';

/** Fewer rows say nothing about how fast an ended import was. */
const ENOUGH_ROWS = 1_000;

/** Reasons a review can do away with: another delimiter, other columns. */
const MENDED_BY_REVIEW: ReadonlySet<string> = new Set([
  'delimiter',
  'name_column_missing',
  'duplicate_column',
  'identifiers_unread',
]);

const TONES = { green: 'success', yellow: 'warning', red: 'error' } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('one') };
}

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const view = await loadImport(actor, idOf((await params).id));
  const reasons = view.hasReport && view.state !== 'failed' ? await countReasons(actor, view.id) : [];
  const [t, errors] = [await getTranslations('imports'), await getTranslations('errors')];
  const number = (value: number) => formatNumber(value, actor.locale);
  const ended = view.finishedAt !== null;
  const percent = Math.floor(view.permille / 10);
  const isTelling = view.state === 'running' || view.processed >= ENOUGH_ROWS;
  const all = await getTranslations();
  const waits = waitWords(view, all);
  const pace = isTelling && !view.waitingFor && paceWords(paceOf(view), all, actor.locale);
  const seconds = view.startedAt && view.finishedAt && secondsBetween(view.startedAt, view.finishedAt);
  const mayCancel = !ended && (view.userId === actor.userId || can(actor, 'audit.view'));
  return (
    <>
      <PageHeader title={view.fileName} breadcrumb={[{ href: '/imports', label: t('title') }]}>
        {!ended && (
          <noscript>
            <ButtonLink
              href={`/imports/${view.id}`}
              icon={<RotateCw aria-hidden="true" size={14} strokeWidth={1.75} />}
            >
              {t('refresh')}
            </ButtonLink>
          </noscript>
        )}
        {mayCancel && (
          <ActionForm action={cancelImportAction}>
            <HiddenField name="id" value={String(view.id)} />
            <SubmitButton variant="default" icon={<Square aria-hidden="true" size={13} strokeWidth={1.75} />}>
              {t('cancel')}
            </SubmitButton>
          </ActionForm>
        )}
        {view.hasReport && ended && (
          <ButtonLink
            href={`/imports/${view.id}/errors.csv`}
            download
            variant="primary"
            icon={<Download aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('report')}
          </ButtonLink>
        )}
      </PageHeader>
      {!ended && <FollowImport />}
      <div className="grid max-w-5xl gap-4 p-4 sm:p-5">
        {view.state === 'failed' && (
          <Alert
            tone="error"
            title={t('failed')}
            actions={
              MENDED_BY_REVIEW.has(view.reason ?? '') &&
              can(actor, 'imports.create') && <ButtonLink href="/imports/new">{t('review_again')}</ButtonLink>
            }
          >
            {errors(view.reason ?? 'unexpected', view.reasonDetail ?? {})}
          </Alert>
        )}
        {waits && <Alert tone="warning">{waits}</Alert>}
        {view.interruptions > 0 && (
          <Alert tone="warning">{t('interrupted', { count: view.interruptions })}</Alert>
        )}
        <Card flush>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
            <ImportState state={view.state} color={view.color} percent={percent} />
            <span className="num text-body text-base-content/80">
              {ended
                ? t('rows', { count: view.rows })
                : t('progress', {
                    done: number(view.processed),
                    total: number(Math.max(view.rows, view.processed)),
                  })}
            </span>
            {pace && <span className="num ml-auto text-small text-base-content/75">{pace}</span>}
            <ProgressBar
              value={ended && view.state === 'completed' ? 100 : percent}
              tone={TONES[view.color]}
              label={t('progress_label')}
              className="w-full"
            />
          </div>
          <div className="border-t border-base-300">
            <ImportBalance view={view} format={number} hrefs={contactsOf(view)} large />
          </div>
        </Card>
        {view.withoutIdentifier * 2 > view.processed && (
          <Alert tone="warning" title={t('unidentified.title')}>
            {t('unidentified.text', { count: view.withoutIdentifier })}
          </Alert>
        )}
        {reasons.length > 0 && (
          <Card>
            <CardTitle hint={t('reasons.hint')}>{t('reasons.title')}</CardTitle>
            <ul className="divide-y divide-base-300/60">
              {reasons.map((reason) => (
                <li
                  key={`${reason.code} ${reason.column}`}
                  className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 py-1.5 sm:grid-cols-[3.5rem_minmax(0,1fr)_auto]"
                >
                  <span className="num text-right font-semibold text-error">{number(reason.rows)}</span>
                  <span className="min-w-0 break-words">{reasonWords(errors)(reason)}</span>
                  <span className="num text-small text-base-content/70 max-sm:col-start-2">
                    {t('reasons.line', { line: number(reason.line) })}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Card>
          <CardTitle>{t('details.title')}</CardTitle>
          <DefinitionList
            rows={[
              { label: t('details.by'), value: view.userName },
              { label: t('details.started'), value: formatDateTime(view.createdAt, actor) },
              {
                label: t('details.finished'),
                value: view.finishedAt && formatDateTime(view.finishedAt, actor),
              },
              { label: t('details.duration'), value: seconds && formatDuration(seconds, actor.locale) },
              { label: t('details.mode'), value: t(`mode.${view.mode}`) },
              { label: t('details.size'), value: formatBytes(view.byteSize, actor.locale) },
              { label: t('details.encoding'), value: (await encodingName(view.encoding)) || null },
              { label: t('details.without_identifier'), value: number(view.withoutIdentifier) },
              { label: t('details.repaired'), value: number(view.repaired) },
              {
                label: t('details.notes'),
                value: Object.keys(view.notes).length > 0 && <LineNotes notes={view.notes} format={number} />,
              },
              { label: t('details.ignored'), value: view.ignoredColumns.join(', ') || null },
              { label: t('details.created_fields'), value: view.createdFields.join(', ') || null },
            ]}
          />
        </Card>
      </div>
    </>
  );
}

/** The lists of the contacts behind the figures, inactive ones among them; a row that was refused has none. */
function contactsOf({ id }: ImportView) {
  const href = (outcome: string) => `/contacts?active=all&import=${id}&outcome=${outcome}`;
  return { created: href('created'), updated: href('updated'), unchanged: href('unchanged') };
}

/** The import; a file of the reader's own that still waits for its review is looked at there. */
async function loadImport(actor: Actor, id: number): Promise<ImportView> {
  if (can(actor, 'imports.create') && (await findWaitingReview(actor))?.id === id)
    redirect(`/imports/${id}/review`);
  return orNotFound(getImport(actor, id));
}
