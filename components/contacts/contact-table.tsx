'use client';

import { ArrowUp } from 'lucide-react';
import { useRef } from 'react';
import type { ColumnKey, ContactCell } from '#lib/contacts/contact-columns.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { COLUMNS, type PriorityWords } from './contact-cells.tsx';
import { useRowLinks } from './use-row-links.ts';

export interface ContactListRow {
  id: number;
  name: string;
  detail: string;
  /** In the order of the columns. */
  cells: ContactCell[];
  corporate?: true;
  inactive?: true;
}

interface ContactTableProps {
  /** The name comes first by itself. */
  columns: readonly { key: ColumnKey; label: string }[];
  contacts: readonly ContactListRow[];
  words: { name: string; corporate: string; inactive: string; priorities: PriorityWords };
}

/** Said in words: a row laid out as a card is no row of a table to every screen reader otherwise. */
const ROLE = {
  table: 'table',
  rowgroup: 'rowgroup',
  row: 'row',
  columnheader: 'columnheader',
  cell: 'cell',
} as const;

/**
 * The list: a table whose rows the style sheet lays out as cards on phones. The rows come as data and this one leaf
 * draws them, on the server too: what a server component draws travels twice, as markup and as the payload it is made of.
 */
export function ContactTable({ columns, contacts, words }: ContactTableProps) {
  const table = useRef<HTMLTableElement>(null);
  useRowLinks(table);
  return (
    <table ref={table} role={ROLE.table} className="contact-table">
      <thead role={ROLE.rowgroup}>
        <tr role={ROLE.row}>
          <th scope="col" role={ROLE.columnheader} aria-sort="ascending" className="who">
            {words.name}
            <ArrowUp aria-hidden="true" size={12} strokeWidth={1.75} />
          </th>
          {columns.map(({ key, label }) => (
            <th key={key} scope="col" role={ROLE.columnheader} className={COLUMNS[key].look}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role={ROLE.rowgroup}>
        {contacts.map((contact) => (
          <tr key={contact.id} role={ROLE.row} className={contact.inactive && 'inactive'}>
            <Who contact={contact} words={words} />
            {columns.map(({ key }, at) => {
              const cell = contact.cells[at];
              return (
                <td key={key} role={ROLE.cell} className={COLUMNS[key].look}>
                  {cell && COLUMNS[key].draw(cell, words.priorities)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Who({ contact, words }: { contact: ContactListRow; words: ContactTableProps['words'] }) {
  return (
    <td role={ROLE.cell} className="who">
      <Avatar name={contact.name} />
      <p>
        <a href={`/contacts/${contact.id}`}>{contact.name}</a>
        {contact.corporate && <i role="img" aria-label={words.corporate} className="corporate-mark" />}
        {contact.inactive && <Badge>{words.inactive}</Badge>}
      </p>
      <small>{contact.detail}</small>
    </td>
  );
}
