import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { TABLE_ROLE } from './table-role.ts';

export interface RecordColumn<Row> {
  label: string;
  cell: (row: Row, at: number) => ReactNode;
  /**
   * Where it stands on a phone, whose rows are cards: in the first line, at that line's end, in a line below, beside all
   * lines (buttons, whose heading is for screen readers alone), or nowhere.
   */
  phone: 'title' | 'end' | 'below' | 'buttons' | 'nowhere';
  /** A figure or a date: quiet, with digits of one width. */
  isFigure?: boolean;
  /** The heading stands before the value on a phone, which says nothing by itself. */
  isNamedOnPhone?: boolean;
  className?: string;
}

interface RecordTableProps<Row> {
  /** What is listed, for those who do not see it. */
  label?: string;
  labelledBy?: string;
  columns: readonly RecordColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** Within a frame, for short lists that share their page with something else. */
  isFramed?: boolean;
}

/** A list of records: a table, on phones a card a row. record-table.css lays it out. */
export function RecordTable<Row>({
  label,
  labelledBy,
  columns,
  rows,
  rowKey,
  isFramed,
}: RecordTableProps<Row>) {
  return (
    <table
      role={TABLE_ROLE.table}
      aria-label={label}
      aria-labelledby={labelledBy}
      className={classNames('record-table', isFramed && 'record-table-framed')}
    >
      <thead role={TABLE_ROLE.rowgroup}>
        <tr role={TABLE_ROLE.row}>
          {columns.map((column) => (
            <th
              key={column.label}
              scope="col"
              role={TABLE_ROLE.columnheader}
              className={classNames(column.phone === 'buttons' && 'on-phone-buttons', column.className)}
            >
              {column.phone === 'buttons' ? <span className="sr-only">{column.label}</span> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role={TABLE_ROLE.rowgroup}>
        {rows.map((row, at) => (
          <tr key={rowKey(row)} role={TABLE_ROLE.row}>
            {columns.map((column) => (
              <td key={column.label} role={TABLE_ROLE.cell} className={lookOf(column)}>
                {column.isNamedOnPhone && <span className="md:hidden">{column.label}: </span>}
                {column.cell(row, at)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function lookOf({ phone, isFigure, className }: Omit<RecordColumn<never>, 'cell'>): string {
  return classNames(`on-phone-${phone}`, isFigure && 'num figure', className);
}

/** The record's name, which leads to it from anywhere in its row. Without an address it is only the name. */
export function RecordLink({ href, children }: { href: string | null; children: ReactNode }) {
  if (!href) return children;
  return (
    <Link href={href} prefetch={false} className="record-link">
      {children}
    </Link>
  );
}

/** What comes with the name, in a line below it; what is missing is left out. */
export function RecordFacts({ children }: { children: readonly (string | null | undefined | false)[] }) {
  return (
    <span className="block text-small font-normal text-base-content/75">
      {children.filter(Boolean).join(' · ')}
    </span>
  );
}
