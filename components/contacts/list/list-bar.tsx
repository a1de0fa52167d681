'use client';

import { BookmarkCheck, BookmarkPlus, Columns3, LayoutGrid, ListFilter, Rows3 } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button-class.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { ListSearch, type ListSearchProps } from './list-search.tsx';

interface BarLink {
  href: string;
  label: string;
  isCurrent: boolean;
}

export interface ListBarProps {
  search: ListSearchProps['search'];
  /** Active, inactive or all. */
  states: readonly BarLink[];
  /** What is usual is not said on a phone, where the panel offers it. */
  isStateUsual: boolean;
  panel: { href: string; isOpen: boolean };
  /** Where the look is saved as a view; left out where it is one. */
  saveHref?: string;
  /** Keeps the look in the view one came from. */
  saveOver?: { action: FormAction; id: number; query: string; label: string };
  columnsHref: string;
  layouts: readonly (BarLink & { name: 'list' | 'cards' })[];
  /** What the search did not look at. */
  note?: string;
  /** What narrows the list stands below, in the same bar. */
  hasChips: boolean;
  words: {
    search: ListSearchProps['words'];
    states: string;
    panel: string;
    save: string;
    columns: string;
    layouts: string;
  };
}

/**
 * Search, state and what else changes the list's look: one form and links, so that every look has its address. A leaf that is
 * given data, as the table is: what a server component draws travels twice.
 */
export function ListBar({ search, states, isStateUsual, panel, saveHref, words, ...rest }: ListBarProps) {
  return (
    <div
      className={classNames(
        'list-bar flex flex-wrap items-center gap-2 bg-base-200 px-4 py-2.5 sm:px-5 md:bg-base-200/60',
        !rest.hasChips && 'border-b border-base-300',
      )}
    >
      <ListSearch search={search} words={words.search} />
      <StateLinks states={states} label={words.states} isUsual={isStateUsual} />
      <ButtonLink
        href={panel.href}
        variant="ghost"
        id="filters-link"
        aria-expanded={panel.isOpen}
        className={classNames('h-8', panel.isOpen && 'bg-base-content/8')}
        icon={<ListFilter aria-hidden="true" size={14} strokeWidth={1.75} />}
      >
        {words.panel}
      </ButtonLink>
      <div className="ml-auto flex items-center gap-2">
        {rest.saveOver && <SaveOver {...rest.saveOver} />}
        {saveHref && (
          <ButtonLink
            href={saveHref}
            variant="ghost"
            className="h-8"
            icon={<BookmarkPlus aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {words.save}
          </ButtonLink>
        )}
        <ButtonLink
          href={rest.columnsHref}
          variant="ghost"
          square
          aria-label={words.columns}
          title={words.columns}
          className="size-8 max-md:hidden"
          icon={<Columns3 aria-hidden="true" size={15} strokeWidth={1.75} />}
        />
        <LayoutLinks layouts={rest.layouts} label={words.layouts} />
      </div>
      {rest.note && <p className="w-full text-small text-base-content/75">{rest.note}</p>}
    </div>
  );
}

function SaveOver({ action, id, query, label }: NonNullable<ListBarProps['saveOver']>) {
  return (
    <ActionForm action={action} className="min-w-0">
      <HiddenField name="id" value={id} />
      <HiddenField name="query" value={query} />
      <SubmitButton
        variant="ghost"
        className="h-8 max-w-56"
        icon={<BookmarkCheck aria-hidden="true" size={14} strokeWidth={1.75} className="shrink-0" />}
      >
        <span className="truncate">{label}</span>
      </SubmitButton>
    </ActionForm>
  );
}

interface StateLinksProps {
  states: readonly BarLink[];
  label: string;
  isUsual: boolean;
}

function StateLinks({ states, label, isUsual }: StateLinksProps) {
  return (
    <nav
      aria-label={label}
      className={classNames('join max-sm:w-full', isUsual ? 'max-sm:hidden' : 'max-sm:flex')}
    >
      {states.map(({ href, label, isCurrent }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={isCurrent ? 'page' : undefined}
          className={buttonClass({
            className: classNames('join-item h-8 px-2.5 max-sm:grow', isCurrent && 'bg-base-content/8'),
          })}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

const LAYOUT_ICONS = { list: Rows3, cards: LayoutGrid };

function LayoutLinks({ layouts, label }: Pick<ListBarProps, 'layouts'> & { label: string }) {
  return (
    <nav aria-label={label} className="join">
      {layouts.map(({ name, href, label, isCurrent }) => {
        const Icon = LAYOUT_ICONS[name];
        return (
          <Link
            key={name}
            href={href}
            prefetch={false}
            aria-label={label}
            title={label}
            aria-current={isCurrent ? 'page' : undefined}
            className={buttonClass({
              square: true,
              className: classNames('join-item size-8', isCurrent && 'bg-base-content/8'),
            })}
          >
            <Icon aria-hidden="true" size={15} strokeWidth={1.75} />
          </Link>
        );
      })}
    </nav>
  );
}
