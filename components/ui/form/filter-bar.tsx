import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { ButtonLink } from '../button-link.tsx';

interface FilterBarProps {
  /** The page itself, without any filter. */
  href: string;
  label: string;
  words: { apply: string; clear: string };
  isFiltered: boolean;
  /** Fields of `filter-fields.tsx`. */
  children: ReactNode;
  /** What is done with all that is found. */
  end?: ReactNode;
}

/** Over a list of records: what narrows it down, as one GET form, and a form of its own for the file. */
export function FilterBar({ href, label, words, isFiltered, children, end }: FilterBarProps) {
  return (
    <div className="grid grid-cols-2 items-end gap-2 border-b border-base-300 bg-base-200/60 px-4 py-2.5 sm:flex sm:flex-wrap sm:px-5">
      <form autoComplete="off" action={href} aria-label={label} className="contents">
        {children}
        <Button type="submit" className="h-8">
          {words.apply}
        </Button>
        {isFiltered && (
          <ButtonLink href={href} variant="ghost" className="h-8">
            {words.clear}
          </ButtonLink>
        )}
      </form>
      {end && <div className="grid sm:ml-auto">{end}</div>}
    </div>
  );
}
