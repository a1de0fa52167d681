import { Download, FileDown } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { HiddenField, RadioField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import { readSelection, type Selection, selectionParameters } from '#lib/contacts/selection/selection.ts';
import { can } from '#lib/core/permissions.ts';
import { countExport } from '#lib/exports/count-export.ts';
import { EXPORT_CONTENTS, EXPORT_REFUSALS, MOST_SHEET_CONTACTS } from '#lib/exports/export-format.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { readAddress } from '../../read-address.ts';
import { listAddress } from '../bulk/list-address.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports'))('title') };
}

/** Says how many contacts the file will hold and asks for its format. */
export default async function ExportPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.export')) return showForbidden();
  const address = await readAddress(searchParams);
  const { given } = address;
  const [t, errors] = [await getTranslations('exports'), await getTranslations('errors')];
  const selection = readSelection(given);
  const { exported, leftOut } = selection ? await countExport(actor, selection) : { exported: 0, leftOut: 0 };
  const refused = EXPORT_REFUSALS.find((code) => code === given.refused);
  return (
    <>
      <PageHeader title={t('title')} breadcrumb={[{ href: '/contacts', label: t('contacts') }]} />
      <div className="mx-auto w-full max-w-xl px-4 py-8">
        {refused && (
          <Alert tone="error" role="alert" className="mb-5">
            {errors(refused)}
          </Alert>
        )}
        {selection && exported > 0 ? (
          <>
            <p className="text-title font-semibold tracking-tight">{t('count', { count: exported })}</p>
            {leftOut > 0 && (
              <p className="mt-1 text-body text-base-content/75">{t('leftOut', { count: leftOut })}</p>
            )}
            <DownloadForm
              selection={selection}
              columns={[given.column ?? []].flat()}
              back={listAddress(address)}
              hasSheetRoom={exported <= MOST_SHEET_CONTACTS}
              t={t}
            />
          </>
        ) : (
          <EmptyState
            icon={<FileDown className="size-6" />}
            title={t('nobody.title')}
            text={leftOut > 0 ? t('leftOut', { count: leftOut }) : t('nobody.text')}
            action={<ButtonLink href="/contacts">{t('back')}</ButtonLink>}
          />
        )}
      </div>
    </>
  );
}

/** A plain form to a route handler: the answer is a file, and the page stays. */
function DownloadForm({
  selection,
  columns,
  back,
  hasSheetRoom,
  t,
}: {
  selection: Selection;
  /** Those of the list on the screen. */
  columns: readonly string[];
  back: string;
  hasSheetRoom: boolean;
  t: Words<'exports'>;
}) {
  const fields = Object.entries(selectionParameters(selection)).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  );
  return (
    <form autoComplete="off" method="post" action="/contacts/export/file" className="mt-6">
      {fields.map(({ name, value }) => (
        <HiddenField key={`${name} ${value}`} name={name} value={value} />
      ))}
      {columns.map((column) => (
        <HiddenField key={column} name="column" value={column} />
      ))}
      <FieldGroup name="contents" legend={t('contents.legend')}>
        <div className="mb-5 grid gap-2">
          {EXPORT_CONTENTS.filter((one) => one !== 'screen' || columns.length > 0).map((one) => (
            <RadioField
              key={one}
              name="contents"
              value={one}
              label={t(`contents.${one}.label`)}
              hint={t(`contents.${one}.hint`)}
              defaultChecked={one === (columns.length > 0 ? 'screen' : 'import')}
            />
          ))}
        </div>
      </FieldGroup>
      <FieldGroup name="format" legend={t('format')}>
        <div className="grid gap-2">
          <RadioField name="format" value="csv" label={t('csv.label')} hint={t('csv.hint')} defaultChecked />
          <RadioField
            name="format"
            value="xlsx"
            label={t('xlsx.label')}
            hint={hasSheetRoom ? t('xlsx.hint') : t('xlsx.full')}
            disabled={!hasSheetRoom}
          />
        </div>
      </FieldGroup>
      <div className="mt-6 flex flex-wrap gap-2">
        <Button type="submit" variant="primary" icon={<Download className="size-4" />}>
          {t('download')}
        </Button>
        <ButtonLink href={back} variant="ghost">
          {t('back')}
        </ButtonLink>
      </div>
      <p className="mt-6 text-small text-base-content/70">{t('trail')}</p>
    </form>
  );
}
