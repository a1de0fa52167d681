'use client';

import { X } from 'lucide-react';
import Link from 'next/link';

interface ChipListProps {
  chips: readonly {
    /** The filters it stands for: while these are set it is the same chip. */
    names: string;
    label: string;
    /** What is left out when the text says it all. */
    value: string;
    /** The list without it. */
    removeHref: string;
    /** Says what following it removes. */
    removeLabel: string;
  }[];
  /** The list with none of them. */
  clearHref: string;
  words: { label: string; clear: string };
}

/** What narrows the list, each with the way to remove it. A leaf, as the bar it stands in is. */
export function ChipList({ chips, clearHref, words }: ChipListProps) {
  return (
    <section
      id="chips"
      aria-label={words.label}
      data-heir="filters-link"
      className="flex flex-wrap items-center gap-2 border-b border-base-300 bg-base-200/60 px-4 pb-2.5 sm:px-5"
    >
      <ul className="contents">
        {chips.map(({ names, label, value, removeHref, removeLabel }) => (
          <li
            key={names}
            className="inline-flex h-7 max-w-full items-center gap-1 rounded-field border border-base-300 bg-base-100 pr-0.5 pl-2.5 text-small max-md:h-11"
          >
            <span className="shrink-0 text-base-content/70">{label}</span>
            <span className="truncate font-medium" title={value}>
              {value}
            </span>
            <Link
              href={removeHref}
              prefetch={false}
              aria-label={removeLabel}
              className="grid size-6 shrink-0 place-items-center rounded hover:bg-base-content/8 max-md:size-10"
            >
              <X aria-hidden="true" size={12} strokeWidth={1.75} />
            </Link>
          </li>
        ))}
      </ul>
      <Link
        href={clearHref}
        prefetch={false}
        className="rounded px-1 py-1 text-small text-base-content/75 underline underline-offset-2 hover:text-base-content max-md:py-3"
      >
        {words.clear}
      </Link>
    </section>
  );
}
