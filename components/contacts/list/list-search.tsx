'use client';

import { Search, X } from 'lucide-react';
import Link from 'next/link';
import { OPENS_ONLY_HIT } from '#components/contacts/filters/form-address.ts';
import { InstantSearch } from '#components/contacts/filters/instant-search.tsx';
import { searchAction } from '#components/ui/address/search-action.ts';
import { HiddenField } from '#components/ui/form/field.tsx';
import { HiddenFields } from '#components/ui/form/hidden-fields.tsx';
import { LONGEST } from '#lib/core/limits.ts';

export interface ListSearchProps {
  search: {
    text: string;
    sealKey: string;
    /** What the search keeps of the list's look, as names and values. */
    kept: readonly (readonly [string, string])[];
    /** The list without the search. */
    clearHref: string;
  };
  words: { label: string; placeholder: string; submit: string; clear: string };
}

export function ListSearch({ search, words }: ListSearchProps) {
  return (
    <search className="w-full sm:w-88">
      <form autoComplete="off" action={searchAction('/contacts')} method="post">
        <HiddenFields values={search.kept} />
        {/* Sent on purpose, a search opens its only hit. */}
        <HiddenField name={OPENS_ONLY_HIT} value="1" />
        <div className="input h-8 w-full gap-1 bg-base-100 pr-1 pl-2.5 text-body">
          <button
            type="submit"
            aria-label={words.submit}
            className="-ml-1 grid size-6 place-items-center rounded"
          >
            <Search aria-hidden="true" size={14} strokeWidth={1.75} className="text-base-content/70" />
          </button>
          <InstantSearch
            id="search-field"
            name="search"
            label={words.label}
            placeholder={words.placeholder}
            defaultValue={search.text}
            maxLength={LONGEST.search}
            sealKey={search.sealKey}
          />
          {search.text ? (
            <Link
              href={search.clearHref}
              prefetch={false}
              data-heir="search-field"
              aria-label={words.clear}
              className="grid size-6 shrink-0 place-items-center rounded hover:bg-base-content/8"
            >
              <X aria-hidden="true" size={14} strokeWidth={1.75} />
            </Link>
          ) : (
            <span aria-hidden="true" className="kbd kbd-xs scripted-only max-md:hidden">
              /
            </span>
          )}
        </div>
      </form>
    </search>
  );
}
