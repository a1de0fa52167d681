'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Avatar } from '#components/ui/avatar.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { TABLE_ROLE } from '#components/ui/table/table-role.ts';
import type { ColumnKey, ContactCell } from '#lib/contacts/list/contact-columns.ts';
import { type CellWords, columnOf } from './contact-cells.tsx';
import { useListPlace } from './use-list-place.ts';
import { useRowLinks } from './use-row-links.ts';

export interface ContactListRow {
  id: number;
  name: string;
  detail: string;
  /** In the order of the columns. */
  cells: ContactCell[];
  /** Address of the picture. */
  picture?: string;
  corporate?: true;
  inactive?: true;
  blocked?: true;
  picked?: true;
  /** No interaction is started with them. */
  unreachable?: true;
}

/** A heading; one that can be sorted by leads to the list in that order. */
export interface ContactListHeading {
  label: string;
  sort?: { href: string; direction?: 'ascending' | 'descending' };
}

interface ContactTableProps {
  /** The list's, by which its place is found again. */
  address: string;
  layout: 'list' | 'cards';
  /** The name comes first by itself. */
  name: ContactListHeading;
  hasPhotos: boolean;
  columns: readonly (ContactListHeading & { key: ColumnKey })[];
  contacts: readonly ContactListRow[];
  words: CellWords & {
    corporate: string;
    inactive: string;
    blocked: string;
    select: string;
    selectScreen: string;
    selectFound: string;
    menu?: { label: string; edit: string; start: string; remove?: string };
  };
}

/**
 * The list: a table whose rows the style sheet lays out as cards on phones and where details are asked for. The rows come as
 * data and this one leaf draws them, on the server too: what a server component draws travels twice, as markup and as the
 * payload it is made of.
 */
export function ContactTable({
  address,
  layout,
  name,
  hasPhotos,
  columns,
  contacts,
  words,
}: ContactTableProps) {
  const table = useRef<HTMLTableElement>(null);
  useRowLinks(table);
  useListPlace(table, address);
  const isWhole = layout === 'cards';
  const look = classNames('contact-table', isWhole && 'contact-cards', !hasPhotos && 'without-photos');
  return (
    <div className="contact-scroll">
      <table ref={table} role={TABLE_ROLE.table} className={look} onBlur={foldLeft} onKeyDown={foldOnEscape}>
        <thead role={TABLE_ROLE.rowgroup}>
          <tr role={TABLE_ROLE.row}>
            <Heading heading={name} look="who">
              <label className="pick scripted-only">
                <input type="checkbox" data-screen="" aria-label={words.selectScreen} />
              </label>
              <label className="pick unscripted-only" title={words.selectFound}>
                <input type="checkbox" name="everything" value="1" aria-label={words.selectFound} />
              </label>
            </Heading>
            {columns.map((column) => (
              <Heading key={column.key} heading={column} look={columnOf(column.key).look} />
            ))}
          </tr>
        </thead>
        <tbody role={TABLE_ROLE.rowgroup}>
          {contacts.map((contact) => (
            <tr key={contact.id} role={TABLE_ROLE.row} className={contact.inactive && 'inactive'}>
              <Who contact={contact} hasPhotos={hasPhotos} words={words} />
              {columns.map(({ key, label }, at) => {
                const cell = contact.cells[at];
                const { look, draw } = columnOf(key);
                return (
                  <td
                    key={key}
                    role={TABLE_ROLE.cell}
                    className={look}
                    data-label={isWhole ? label : undefined}
                  >
                    {cell ? draw(cell, words, isWhole) : key === 'portfolio' && words.noOwner}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadingProps {
  heading: ContactListHeading;
  look: string;
  children?: ReactNode;
}

function Heading({ heading: { label, sort }, look, children }: HeadingProps) {
  const Arrow = sort?.direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <th scope="col" role={TABLE_ROLE.columnheader} aria-sort={sort?.direction} className={look}>
      {children}
      {sort ? (
        <a href={sort.href}>
          {label}
          {sort.direction && <Arrow aria-hidden="true" size={12} strokeWidth={1.75} />}
        </a>
      ) : (
        label
      )}
    </th>
  );
}

interface WhoProps {
  contact: ContactListRow;
  hasPhotos: boolean;
  words: ContactTableProps['words'];
}

function Who({ contact, hasPhotos, words }: WhoProps) {
  return (
    <td role={TABLE_ROLE.cell} className="who">
      <label className="pick">
        <input
          type="checkbox"
          name="contact"
          value={contact.id}
          aria-label={`${words.select} ${contact.name}`}
          defaultChecked={contact.picked}
        />
      </label>
      {hasPhotos && <Avatar name={contact.name} src={contact.picture} />}
      <p>
        <a href={`/contacts/${contact.id}`}>{contact.name}</a>
        {contact.corporate && <i role="img" aria-label={words.corporate} className="corporate-mark" />}
        {contact.inactive && <Badge>{words.inactive}</Badge>}
        {contact.blocked && <Badge tone="error">{words.blocked}</Badge>}
      </p>
      <small>{contact.detail}</small>
      {words.menu && <RowMenu contact={contact} words={words.menu} />}
    </td>
  );
}

interface RowMenuProps {
  contact: ContactListRow;
  words: NonNullable<ContactTableProps['words']['menu']>;
}

/** What can be done with one contact, seen where the mouse or the focus is. */
function RowMenu({ contact: { id, name, unreachable }, words }: RowMenuProps) {
  return (
    <details className="row-menu">
      <summary aria-label={`${words.label} ${name}`} />
      <div className="choices">
        <a href={`/contacts/${id}/edit`}>{words.edit}</a>
        {!unreachable && <a href={`/interactions/new?contact=${id}`}>{words.start}</a>}
        {words.remove && (
          <a href={`/contacts/${id}/delete`} className="grave">
            {words.remove}
          </a>
        )}
      </div>
    </details>
  );
}

/** A menu that the focus has left folds. */
function foldLeft({ target, relatedTarget }: FocusEvent<HTMLTableElement>): void {
  const menu = target.closest<HTMLDetailsElement>('.row-menu[open]');
  if (menu && !menu.contains(relatedTarget)) menu.open = false;
}

function foldOnEscape(event: KeyboardEvent<HTMLTableElement>): void {
  const menu = (event.target as Element).closest<HTMLDetailsElement>('.row-menu[open]');
  if (event.key !== 'Escape' || !menu) return;
  event.preventDefault();
  menu.open = false;
  menu.querySelector('summary')?.focus();
}
