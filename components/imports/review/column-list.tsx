import { useTranslations } from 'next-intl';
import { LONGEST } from '#lib/core/limits.ts';
import type { ReviewColumn } from '#lib/imports/review/review-columns.ts';
import { classNames } from '../../ui/class-names.ts';
import { type FieldGroupOptions, FieldSelect } from './field-select.tsx';

type Column = Omit<ReviewColumn, 'field'> & { field: string | null };

interface ColumnListProps {
  columns: readonly Column[];
  groups: readonly FieldGroupOptions[];
  /** Custom fields there are: a header that is none of them can become one. Left out: none can. */
  customNames?: readonly string[];
  /** Columns beyond these, which are not read. */
  further: number;
}

const ROW = 'md:grid md:grid-cols-[minmax(0,1fr)_minmax(0,12rem)_minmax(0,1.5fr)] md:items-center md:gap-x-4';

/** Each column of the file, the field it goes to and what stands in it; one below the other on a phone. */
export function ColumnList({ columns, groups, customNames, further }: ColumnListProps) {
  const t = useTranslations('imports.review.columns');
  const newFieldOf = ({ header, field }: Column): FieldGroupOptions[] => {
    if (!customNames) return [];
    const name = field?.startsWith('custom:') ? field.slice('custom:'.length) : header;
    const isNew = name !== '' && name.length <= LONGEST.customField && !customNames.includes(name);
    const option = { value: `custom:${name}`, label: t('create_field', { name }) };
    return isNew ? [{ label: t('new_field'), options: [option] }] : [];
  };
  return (
    <>
      <div
        aria-hidden="true"
        className={classNames(
          ROW,
          'border-b border-base-300 px-4 pb-1.5 text-note text-base-content/70 max-md:hidden',
        )}
      >
        <span>{t('column')}</span>
        <span>{t('field')}</span>
        <span>{t('samples')}</span>
      </div>
      <ol className="divide-y divide-base-300/60">
        {columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its position
          <li key={index} className={classNames(ROW, 'space-y-1.5 px-4 py-2 md:space-y-0')}>
            <ColumnName column={column} number={index + 1} />
            <FieldSelect
              key={column.field ?? ''}
              index={index}
              chosen={column.field ?? ''}
              label={t('field_of', { column: column.header || t('position', { number: index + 1 }) })}
              ignore={t('ignore')}
              groups={[...groups, ...newFieldOf(column)]}
              describedBy={column.repeated ? `column-${index}-problem` : undefined}
            />
            <div className="min-w-0">
              {column.repeated && (
                <p id={`column-${index}-problem`} className="text-small text-error">
                  {t('repeated')}
                </p>
              )}
              <Samples samples={column.samples} />
            </div>
          </li>
        ))}
      </ol>
      {further > 0 && (
        <p className="border-t border-base-300/60 px-4 py-2 text-small text-base-content/70">
          {t('further', { count: further })}
        </p>
      )}
    </>
  );
}

function ColumnName({ column, number }: { column: Column; number: number }) {
  const t = useTranslations('imports.review.columns');
  const ink = column.field ? 'font-medium' : 'text-base-content/70';
  return (
    <span className={classNames('block min-w-0 truncate text-body', ink)}>
      {column.header || t('unnamed', { number })}
    </span>
  );
}

function Samples({ samples }: { samples: readonly string[] }) {
  const t = useTranslations('imports.review.columns');
  if (samples.length === 0) return <span className="text-small text-base-content/65">{t('empty')}</span>;
  return (
    <ul className="line-clamp-2 text-small text-base-content/85">
      {samples.map((sample) => (
        <li
          key={sample}
          className="inline-block max-w-full truncate align-bottom not-first:before:mx-1.5 not-first:before:text-base-content/40 not-first:before:content-['·']"
        >
          {sample}
        </li>
      ))}
    </ul>
  );
}
