'use client';

import { Download, FileUp, Plus, UserPlus } from 'lucide-react';
import { ButtonLink } from '#components/ui/button-link.tsx';

interface ListActionsProps {
  words: { sync?: string; export?: string; import?: string; create?: string };
  /** Everything the list shows. */
  exportHref: string;
}

/** What one may do beside reading the list; a action without a word is not offered. A leaf, as the bar below it is. */
export function ListActions({ words, exportHref }: ListActionsProps) {
  return (
    <>
      {words.sync && (
        <ButtonLink
          href="/contacts/sync"
          variant="ghost"
          className="max-md:hidden"
          icon={<UserPlus aria-hidden="true" size={14} strokeWidth={1.75} />}
        >
          {words.sync}
        </ButtonLink>
      )}
      {words.export && (
        <ButtonLink
          href={exportHref}
          variant="ghost"
          className="max-md:hidden"
          icon={<Download aria-hidden="true" size={14} strokeWidth={1.75} />}
        >
          {words.export}
        </ButtonLink>
      )}
      {words.import && (
        <ButtonLink
          href="/imports/new"
          className="max-sm:hidden"
          icon={<FileUp aria-hidden="true" size={14} strokeWidth={1.75} />}
        >
          {words.import}
        </ButtonLink>
      )}
      {words.create && (
        <ButtonLink
          href="/contacts/new"
          variant="primary"
          icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
        >
          {words.create}
        </ButtonLink>
      )}
    </>
  );
}
