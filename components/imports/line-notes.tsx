import { useTranslations } from 'next-intl';

interface LineNotesProps {
  /** By code: on how many lines, and the first of them. */
  notes: Readonly<Record<string, { rows: number; line: number }>>;
  format: (value: number) => string;
}

/** What was noticed in a file and refused no row. */
export function LineNotes({ notes, format }: LineNotesProps) {
  const t = useTranslations('imports.notes');
  return Object.entries(notes).map(([code, { rows, line }]) => (
    <p key={code}>
      {t(code as 'totals', { count: rows })}{' '}
      <span className="text-base-content/70">({t('line', { line: format(line) })})</span>
    </p>
  ));
}
