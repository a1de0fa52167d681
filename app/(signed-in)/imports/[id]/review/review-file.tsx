import { ColumnList } from '#components/imports/review/column-list.tsx';
import { PreviewTable } from '#components/imports/review/preview-table.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import { CheckboxField, HiddenField, SelectField } from '#components/ui/form/field.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { formatBytes } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { countriesIn } from '#lib/identifiers/countries.ts';
import { DELIMITER_NAMES } from '#lib/imports/reading/delimiters.ts';
import type { LayoutField } from '#lib/imports/reading/import-fields.ts';
import { isConverted } from '#lib/imports/reading/prepared-file.ts';
import { reasonWords } from '#lib/imports/report/reason-words.ts';
import type { Review } from '#lib/imports/review/get-review.ts';
import { previewText } from '#lib/imports/review/preview-text.ts';
import type { ReviewedFile } from '#lib/imports/review/review-columns.ts';
import { encodingName } from '../../encoding-name.ts';
import { fieldOptions } from './field-options.ts';

interface ReviewFileProps {
  review: Review;
  file: ReviewedFile;
  actor: Actor;
}

/** What was found in the file, where each column goes, and the first rows as they would be read. */
export async function ReviewFile({ review, file, actor }: ReviewFileProps) {
  const [all, errors] = [await getTranslations(), await getTranslations('errors')];
  const { nameOf, groups } = await fieldOptions(file.customNames);
  const shown = [...new Set(file.columns.flatMap(({ field }) => field ?? []))].filter(
    (field) => field !== 'areaCode',
  );
  const rows = file.preview.map(({ line, parsed, reasons }) => ({
    line,
    texts: parsed && shown.map((field) => previewText(parsed, field, all, actor.locale)),
    reasons: reasons.map(reasonWords(errors)),
  }));
  return (
    <div className="grid min-w-0 gap-4">
      <Facts review={review} file={file} actor={actor} />
      {file.peopleAbove > 0 && (
        <Alert tone="warning">{all('imports.review.peopleAbove', { count: file.peopleAbove })}</Alert>
      )}
      {file.problem && <Problem problem={file.problem} nameOf={nameOf} />}
      {!file.problem && file.isUnidentified && (
        <Alert tone="warning">{all('imports.review.unidentified')}</Alert>
      )}
      <Card flush>
        <div className="px-4 pt-4">
          <CardTitle hint={all('imports.review.columns.hint')}>
            {all('imports.review.columns.title')}
          </CardTitle>
        </div>
        <ColumnList
          columns={file.columns}
          groups={groups}
          customNames={file.customNames}
          further={file.further}
        />
      </Card>
      <Card flush>
        <div className="px-4 pt-4">
          <CardTitle hint={all('imports.review.preview.hint')}>
            {all('imports.review.preview.title')}
          </CardTitle>
        </div>
        <PreviewTable columns={shown.map((field) => ({ key: field, label: nameOf(field) }))} rows={rows} />
      </Card>
    </div>
  );
}

async function Facts({ review, file, actor }: ReviewFileProps) {
  const t = await getTranslations('imports.review');
  const isWorkbook = isConverted(review.encoding);
  const facts = [
    formatBytes(review.byteSize, actor.locale),
    await encodingName(review.encoding),
    t('file.found', { count: file.rows }),
  ];
  return (
    <Card>
      <p className="num mb-3 text-body text-base-content/80">{facts.join(' · ')}</p>
      <div className="grid items-end gap-x-6 gap-y-3 sm:grid-cols-2">
        {isWorkbook ? (
          <>
            <HiddenField name="delimiter" value={file.delimiter} />
            {review.sheets.length > 1 && (
              <SelectField
                key={`sheet ${review.sheet}`}
                name="sheet"
                label={t('file.sheet')}
                defaultValue={review.sheet ?? ''}
                options={review.sheets.map((name) => ({ value: name, label: name }))}
              />
            )}
          </>
        ) : (
          <SelectField
            key={file.delimiter}
            name="delimiter"
            label={t('file.delimiter')}
            defaultValue={file.delimiter}
            options={DELIMITER_NAMES.map((name) => ({ value: name, label: t(`delimiters.${name}`) }))}
          />
        )}
        <SelectField
          key={`country ${file.country}`}
          name="country"
          label={t('file.country')}
          defaultValue={file.country ?? ''}
          options={[{ value: '', label: t('file.noCountry') }, ...countryOptions(actor)]}
        />
        <SelectField
          key={`line ${file.headerRow}`}
          name="headerRow"
          label={t('file.headerRow')}
          defaultValue={String(file.headerRow)}
          options={file.lines.map(({ row, line, text }) => ({
            value: String(row),
            label: t('file.line', { line, text }),
          }))}
        />
        <CheckboxField
          key={String(file.hasHeader)}
          name="hasHeader"
          label={t('file.header')}
          defaultChecked={file.hasHeader}
        />
      </div>
    </Card>
  );
}

/** Brazil first: most files are from there. */
function countryOptions({ locale }: Actor) {
  const all = countriesIn(locale).map(({ iso, name, callingCode }) => ({
    value: iso,
    label: `${name} (+${callingCode})`,
  }));
  return [...all.filter(({ value }) => value === 'BR'), ...all.filter(({ value }) => value !== 'BR')];
}

async function Problem({
  problem,
  nameOf,
}: {
  problem: NonNullable<ReviewedFile['problem']>;
  nameOf: (field: LayoutField) => string;
}) {
  const t = await getTranslations('imports.review.problem');
  return <Alert tone="error">{t(problem.code, { field: problem.field ? nameOf(problem.field) : '' })}</Alert>;
}
