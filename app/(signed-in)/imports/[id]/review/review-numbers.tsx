import { ColumnList } from '#components/imports/review/column-list.tsx';
import { PreviewTable } from '#components/imports/review/preview-table.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Card, CardTitle } from '#components/ui/card.tsx';
import { CheckboxField, HiddenField, SelectField } from '#components/ui/form/field.tsx';
import { type Direction, shownNumber } from '#lib/blacklist/direction.ts';
import type { Actor } from '#lib/core/actor.ts';
import { formatBytes } from '#lib/format/format-number.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { ReviewedNumbers } from '#lib/imports/blacklist/describe-numbers.ts';
import { NUMBER_FIELDS } from '#lib/imports/blacklist/number-layout.ts';
import { DELIMITER_NAMES } from '#lib/imports/reading/delimiters.ts';
import { isConverted } from '#lib/imports/reading/prepared-file.ts';
import { reasonWords } from '#lib/imports/report/reason-words.ts';
import type { Review } from '#lib/imports/review/get-review.ts';
import { encodingName } from '../../encoding-name.ts';

interface Props {
  review: Review;
  numbers: ReviewedNumbers;
  direction: Direction;
  actor: Actor;
}

/** A file of numbers: which column is the number, and the first rows as they would be read. */
export async function ReviewNumbers({ review, numbers, direction, actor }: Props) {
  const [t, errors] = [await getTranslations(), await getTranslations('errors')];
  const nameOf = (field: string) => t(`blacklist.import.fields.${field}`);
  const shown = NUMBER_FIELDS.filter((field) => numbers.columns.some((column) => column.field === field));
  const rows = numbers.preview.map(({ line, parsed, reasons }) => ({
    line,
    texts:
      parsed &&
      shown.map((field) =>
        field === 'number' ? shownNumber(direction, parsed.number) : (parsed.note ?? ''),
      ),
    reasons: reasons.map(reasonWords(errors)),
  }));
  return (
    <div className="grid min-w-0 gap-4">
      <Facts review={review} numbers={numbers} direction={direction} actor={actor} />
      {numbers.problem && (
        <Alert tone="error">
          {t(`imports.review.problem.${numbers.problem.code}`, {
            field: numbers.problem.field ? nameOf(numbers.problem.field) : '',
          })}
        </Alert>
      )}
      <Card flush>
        <div className="px-4 pt-4">
          <CardTitle hint={t('blacklist.import.columnsHint')}>{t('imports.review.columns.title')}</CardTitle>
        </div>
        <ColumnList
          columns={numbers.columns}
          groups={[
            {
              label: t(`blacklist.lists.${direction}`),
              options: NUMBER_FIELDS.map((field) => ({ value: field, label: nameOf(field) })),
            },
          ]}
          further={numbers.further}
        />
      </Card>
      <Card flush>
        <div className="px-4 pt-4">
          <CardTitle hint={t('imports.review.preview.hint')}>{t('imports.review.preview.title')}</CardTitle>
        </div>
        <PreviewTable columns={shown.map((field) => ({ key: field, label: nameOf(field) }))} rows={rows} />
      </Card>
    </div>
  );
}

async function Facts({ review, numbers, direction, actor }: Props) {
  const t = await getTranslations();
  const facts = [
    t(`blacklist.lists.${direction}`),
    formatBytes(review.byteSize, actor.locale),
    await encodingName(review.encoding),
    t('imports.review.file.found', { count: numbers.rows }),
  ];
  return (
    <Card>
      <p className="num mb-3 text-body text-base-content/80">{facts.join(' · ')}</p>
      <div className="grid items-end gap-x-6 gap-y-3 sm:grid-cols-2">
        {isConverted(review.encoding) ? (
          <HiddenField name="delimiter" value={numbers.delimiter} />
        ) : (
          <SelectField
            key={numbers.delimiter}
            name="delimiter"
            label={t('imports.review.file.delimiter')}
            defaultValue={numbers.delimiter}
            options={DELIMITER_NAMES.map((name) => ({
              value: name,
              label: t(`imports.review.delimiters.${name}`),
            }))}
          />
        )}
        <CheckboxField
          key={String(numbers.hasHeader)}
          name="hasHeader"
          label={t('imports.review.file.header')}
          defaultChecked={numbers.hasHeader}
        />
      </div>
    </Card>
  );
}
