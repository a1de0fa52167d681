import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ImportBalance } from '../import-balance.tsx';
import { LineNotes } from '../line-notes.tsx';

interface Counts {
  processed: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  withoutIdentifier: number;
  repaired: number;
  notes: Readonly<Record<string, { rows: number; line: number }>>;
  newFields: readonly string[];
  newTags: readonly string[];
}

interface CheckResultProps {
  counts: Counts;
  ignored: readonly string[];
  /** Refusals in words, the commonest first. */
  reasons: readonly { words: string; rows: string; line: string }[];
  format: (value: number) => string;
}

const MOST_NAMES = 12;

/** What the import would do, counted. */
export function CheckResult({ counts, ignored, reasons, format }: CheckResultProps) {
  const t = useTranslations('imports.review.check');
  return (
    <>
      <ImportBalance view={counts} format={format} large />
      <div className="space-y-3 border-t border-base-300 px-4 py-3 text-small">
        {reasons.length > 0 && (
          <Part title={t('reasons')}>
            <ul className="space-y-1">
              {reasons.map((reason) => (
                <li key={reason.words} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
                  <span className="num font-semibold text-error">{reason.rows}</span>
                  <span className="min-w-0 break-words">
                    {reason.words}{' '}
                    <span className="text-base-content/70">({t('line', { line: reason.line })})</span>
                  </span>
                </li>
              ))}
            </ul>
          </Part>
        )}
        {counts.withoutIdentifier > 0 && (
          <p>{t('without_identifier', { count: counts.withoutIdentifier })}</p>
        )}
        {counts.repaired > 0 && <p>{t('repaired', { count: counts.repaired })}</p>}
        <LineNotes notes={counts.notes} format={format} />
        <Names title={t('new_fields')} names={counts.newFields} />
        <Names title={t('new_tags')} names={counts.newTags} />
        <Names title={t('ignored')} names={ignored} />
        <p className="text-note text-base-content/70">{t('now')}</p>
      </div>
    </>
  );
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-1 font-medium">{title}</h3>
      {children}
    </div>
  );
}

function Names({ title, names }: { title: ReactNode; names: readonly string[] }) {
  const t = useTranslations('imports.review.check');
  if (names.length === 0) return null;
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return (
    <Part title={title}>
      <p className="break-words text-base-content/80">
        {more > 0 ? `${shown} ${t('and_more', { count: more })}` : shown}
      </p>
    </Part>
  );
}

interface CheckProgressProps {
  /** 0 to 100; left out while it has not begun. */
  percent?: number;
  /** `3.000 de 12.000 linhas`, and how fast. */
  details: readonly string[];
}

/** A dry run under way. */
export function CheckProgress({ percent, details }: CheckProgressProps) {
  const t = useTranslations('imports.review.check');
  return (
    <div className="space-y-2 px-4 pb-4 text-small">
      <ProgressBar value={percent} tone="primary" label={t('progress')} className="w-full" />
      <p className="num flex flex-wrap justify-between gap-x-3 text-base-content/75">
        {details.length > 0 ? details.map((detail) => <span key={detail}>{detail}</span>) : t('queued')}
      </p>
      <p className="text-note text-base-content/70">{t('skip')}</p>
    </div>
  );
}
