import { useTranslations } from 'next-intl';

export interface PreviewRow {
  line: number;
  /** A text for each column of the table; null for a row that would be refused. */
  texts: string[] | null;
  reasons: string[];
}

interface PreviewTableProps {
  columns: readonly { key: string; label: string }[];
  rows: readonly PreviewRow[];
}

/** The first rows as they would be read. Wider than its place, it scrolls in itself. */
export function PreviewTable({ columns, rows }: PreviewTableProps) {
  const t = useTranslations('imports.review.preview');
  if (rows.length === 0) return <p className="px-4 pb-4 text-body text-base-content/75">{t('none')}</p>;
  return (
    <section
      aria-label={t('label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      className="overflow-x-auto focus-visible:outline-offset-[-2px]"
    >
      <table className="w-full text-left text-small">
        <thead>
          <tr className="border-b border-base-300 text-note text-base-content/70">
            <th scope="col" className="px-4 pb-1.5 text-right font-normal">
              {t('line')}
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className="pr-4 pb-1.5 font-normal whitespace-nowrap">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-base-300/60">
          {rows.map((row) => (
            <tr key={row.line}>
              <td className="num px-4 py-1.5 text-right align-top text-base-content/70">{row.line}</td>
              {row.texts ? (
                row.texts.map((text, at) => (
                  <td
                    key={columns[at]?.key}
                    className="max-w-64 truncate py-1.5 pr-4 align-top whitespace-nowrap"
                  >
                    {text}
                  </td>
                ))
              ) : (
                <td colSpan={Math.max(1, columns.length)} className="py-1.5 pr-4 align-top">
                  <div className="sticky left-4 w-max max-w-[min(42rem,calc(100vw-6rem))] whitespace-normal">
                    <span className="font-medium text-error">{t('refused')}</span>{' '}
                    <span className="break-words text-base-content/80">{row.reasons.join(' · ')}</span>
                  </div>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
