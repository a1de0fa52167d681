import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { LineNotes } from '#components/imports/line-notes.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Definition } from '#components/ui/definition-list.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { formatBytes, formatNumber } from '#lib/format/format-number.ts';
import { MOST_SHEET_ROWS } from '#lib/format/text-sheet.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { getImport, type ImportDetails } from '#lib/imports/get-import.ts';
import { type AmbiguousRows, listAmbiguous } from '#lib/imports/list-ambiguous.ts';
import { findWaitingReview } from '#lib/imports/review/find-waiting-review.ts';
import { getRun } from '#lib/runs/get-run.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { RunActions } from '../../runs/run-actions.tsx';
import { RunReport } from '../../runs/run-report.tsx';
import { encodingName } from '../encoding-name.ts';
import { reviewRefusedAction } from './review/actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('one') };
}

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const id = idOf((await params).id);
  const file = await loadImport(actor, id);
  const view = await orNotFound(getRun(actor, id));
  const t = await getTranslations('imports');
  const remedy = file.mendable && file.userId === actor.userId && can(actor, 'imports.create') && (
    <ActionForm action={reviewRefusedAction}>
      <HiddenField name="id" value={id} />
      <SubmitButton variant="default">{t('review_again')}</SubmitButton>
    </ActionForm>
  );
  return (
    <>
      <PageHeader title={file.fileName} breadcrumb={[{ href: '/imports', label: t('title') }]}>
        <RunActions view={view} />
        {view.reportHref && file.rejected < MOST_SHEET_ROWS && (
          <ButtonLink href={`/imports/${id}/errors.xlsx`} download>
            {t('reportWorkbook')}
          </ButtonLink>
        )}
      </PageHeader>
      <RunReport view={view} actor={actor} details={await details(file, actor, t)} remedy={remedy}>
        <AmbiguousLines rows={await listAmbiguous(actor, id)} t={t} />
        {file.withoutIdentifier * 2 > file.processed && (
          <Alert tone="warning" title={t('unidentified.title')}>
            {t('unidentified.text', { count: file.withoutIdentifier })}
          </Alert>
        )}
      </RunReport>
    </>
  );
}

function AmbiguousLines({ rows, t }: { rows: readonly AmbiguousRows[]; t: Words<'imports'> }) {
  if (rows.length === 0) return null;
  return (
    <Alert tone="warning" title={t('ambiguous.title')}>
      {t('ambiguous.text')}
      <ul className="mt-1.5 grid gap-0.5">
        {rows.map(({ contactId, name, line, rows: count }) => (
          <li key={contactId}>
            <Link
              href={`/duplicates/${contactId}`}
              prefetch={false}
              className="rounded text-primary underline underline-offset-2"
            >
              {name}
            </Link>{' '}
            <span className="num text-base-content/75">
              {t('ambiguous.rows', { line, count: count - 1 })}
            </span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** The import; a file of the reader's own that still waits for its review is looked at there. */
async function loadImport(actor: Actor, id: number): Promise<ImportDetails> {
  if (can(actor, 'imports.create') && (await findWaitingReview(actor))?.id === id)
    redirect(`/imports/${id}/review`);
  return orNotFound(getImport(actor, id));
}

async function details(file: ImportDetails, actor: Actor, t: Words<'imports'>): Promise<Definition[]> {
  const number = (value: number) => formatNumber(value, actor.locale);
  return [
    { label: t('details.size'), value: formatBytes(file.byteSize, actor.locale) },
    { label: t('details.encoding'), value: (await encodingName(file.encoding)) || null },
    ...(file.sheets.length > 1
      ? [
          { label: t('details.sheet'), value: file.sheet },
          {
            label: t('details.other_sheets'),
            value: file.sheets.filter((name) => name !== file.sheet).join(', '),
          },
        ]
      : []),
    ...(file.target === 'contacts'
      ? [
          { label: t('details.without_identifier'), value: number(file.withoutIdentifier) },
          { label: t('details.repaired'), value: number(file.repaired) },
        ]
      : []),
    {
      label: t('details.notes'),
      value: Object.keys(file.notes).length > 0 && <LineNotes notes={file.notes} format={number} />,
    },
    { label: t('details.ignored'), value: file.ignoredColumns.join(', ') || null },
    { label: t('details.created_fields'), value: file.createdFields.join(', ') || null },
  ];
}
