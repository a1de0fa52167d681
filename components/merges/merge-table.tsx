import { Link2, Plus } from 'lucide-react';
import Link from 'next/link';
import { Avatar } from '#components/ui/avatar.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { TABLE_ROLE } from '#components/ui/table/table-role.ts';

export interface MergeColumn {
  id: number;
  name: string;
  src: string | null;
  href: string;
  detail: string;
  isPrimary: boolean;
  /** Why it remains, where nobody chose. */
  reason: string | null;
  isIn: boolean;
}

export interface MergeCell {
  lines: readonly string[];
  /** null: there is nothing to choose. The value of a choice that nobody made is blank. */
  choice: { value: string; checked: boolean; label: string } | null;
  differs: boolean;
  /** It brings something that the primary has not. */
  adds: boolean;
  /** What links it to others: how many have it. */
  shared: string | null;
}

export interface MergeRow {
  key: string;
  label: string;
  cells: readonly MergeCell[];
  result: { lines: readonly string[]; notes: readonly string[]; isWarning?: boolean } | null;
}

export interface MergeTableWords {
  table: string;
  field: string;
  result: string;
  resultHint: string;
  primary: string;
  makePrimary: string;
  takesPart: string;
  empty: string;
}

interface MergeTableProps {
  columns: readonly MergeColumn[];
  rows: readonly MergeRow[];
  words: MergeTableWords;
}

/** Contacts side by side: who remains, whose values, and always beside them the result. merge-table.css lays it out. */
export function MergeTable({ columns, rows, words }: MergeTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="merge-scroll" aria-label={words.table} tabIndex={0}>
      <table className="merge-table" role={TABLE_ROLE.table}>
        <thead role={TABLE_ROLE.rowgroup}>
          <tr role={TABLE_ROLE.row}>
            <th scope="col" role={TABLE_ROLE.columnheader}>
              <span className="sr-only">{words.field}</span>
            </th>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                role={TABLE_ROLE.columnheader}
                className={classNames(!column.isIn && 'is-out')}
              >
                <Head column={column} words={words} />
              </th>
            ))}
            <th scope="col" role={TABLE_ROLE.columnheader} className="result">
              <span className="block text-body font-medium">{words.result}</span>
              <span className="text-note font-normal text-base-content/70">{words.resultHint}</span>
            </th>
          </tr>
        </thead>
        <tbody role={TABLE_ROLE.rowgroup}>
          {rows.map((row) => (
            <tr key={row.key} role={TABLE_ROLE.row}>
              <th scope="row" role={TABLE_ROLE.rowheader}>
                {row.label}
              </th>
              {row.cells.map((cell, at) => (
                <td
                  key={columns[at]?.id}
                  role={TABLE_ROLE.cell}
                  data-who={columns[at]?.name}
                  className={classNames(
                    cell.differs && 'differs',
                    cell.lines.length === 0 && 'is-empty',
                    columns[at] && !columns[at].isIn && 'is-out',
                  )}
                >
                  <Cell cell={cell} name={`values.${row.key}`} empty={words.empty} />
                </td>
              ))}
              <td role={TABLE_ROLE.cell} className="result" data-who={words.result}>
                {row.result && <Result {...row.result} empty={words.empty} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ column, words }: { column: MergeColumn; words: MergeTableWords }) {
  return (
    <>
      <span className="flex items-center gap-2.5">
        <Avatar name={column.name} src={column.src} />
        <span className="min-w-0 leading-tight">
          <Link
            href={column.href}
            prefetch={false}
            className="block truncate text-body font-medium underline-offset-2 hover:underline"
          >
            {column.name}
          </Link>
          <span className="num block text-note font-normal text-base-content/70">{column.detail}</span>
        </span>
      </span>
      <label className="choice mt-1.5">
        <input
          type="radio"
          name="primaryId"
          value={column.id}
          defaultChecked={column.isPrimary}
          className="radio radio-sm radio-primary"
        />
        <span>
          {column.isPrimary ? words.primary : words.makePrimary}
          {column.reason && <span className="text-base-content/70"> ({column.reason})</span>}
          <span className="sr-only">: {column.name}</span>
        </span>
      </label>
      {column.isPrimary ? (
        // It stays among them when another one is made the primary.
        <input type="hidden" name="in" value={column.id} />
      ) : (
        <label className="choice mt-1">
          <input
            type="checkbox"
            name="in"
            value={column.id}
            defaultChecked={column.isIn}
            className="checkbox checkbox-sm"
          />
          <span>
            {words.takesPart}
            <span className="sr-only">: {column.name}</span>
          </span>
        </label>
      )}
    </>
  );
}

function Cell({ cell, name, empty }: { cell: MergeCell; name: string; empty: string }) {
  if (cell.lines.length === 0) return <span className="text-base-content/65">{empty}</span>;
  const value = (
    <span className="num min-w-0 break-words">
      {cell.lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
      {cell.shared && (
        <span className="shared">
          <Link2 aria-hidden="true" size={12} strokeWidth={1.75} />
          {cell.shared}
        </span>
      )}
    </span>
  );
  if (cell.choice) {
    return (
      <label className="choice">
        <input
          type="radio"
          name={name}
          value={cell.choice.value}
          defaultChecked={cell.choice.checked}
          aria-label={cell.choice.label}
          className="radio radio-sm radio-primary"
        />
        {value}
      </label>
    );
  }
  return (
    <span className="flex items-start gap-2">
      {cell.adds && (
        <Plus aria-hidden="true" size={14} strokeWidth={1.75} className="mt-0.5 shrink-0 text-success" />
      )}
      {value}
    </span>
  );
}

function Result({ lines, notes, isWarning, empty }: NonNullable<MergeRow['result']> & { empty: string }) {
  return (
    <>
      {lines.length === 0 ? (
        <span className="text-base-content/65">{empty}</span>
      ) : (
        lines.map((line) => (
          <span key={line} className="num block font-medium break-words">
            {line}
          </span>
        ))
      )}
      {notes.map((note) => (
        <span
          key={note}
          className={classNames(
            'block text-note break-words',
            isWarning ? 'text-warning-text' : 'text-base-content/75',
          )}
        >
          {note}
        </span>
      ))}
    </>
  );
}
