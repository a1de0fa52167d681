'use client';

import { usePathname, useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import { ContactDrawer, type ContactDrawerWords } from './contact-drawer.tsx';
import { LIST_PATH, openContact } from './contact-paths.ts';
import { useIsBeside } from './use-is-beside.ts';
import { useWayBack } from './use-way-back.ts';

interface ListUnderDrawerProps {
  list: ReactNode;
  words: ContactDrawerWords;
  /** The page; nothing where it is the list. */
  children: ReactNode;
}

/**
 * The list, or another page of contacts. A contact reached from the list opens beside it where there is room for both, else over
 * it, and the list stays as it is, out of reach meanwhile.
 */
export function ListUnderDrawer({ list, words, children }: ListUnderDrawerProps) {
  const path = usePathname();
  const isListThere = useSelectedLayoutSegment('list') !== null;
  const id = isListThere ? openContact(path) : undefined;
  const goBack = useWayBack(path);
  const isBeside = useIsBeside();
  return (
    <>
      {(path === LIST_PATH || id !== undefined) && (
        <div className="contents" inert={id !== undefined && !isBeside}>
          {list}
        </div>
      )}
      {id === undefined ? (
        children
      ) : (
        <ContactDrawer {...{ id, words, goBack, isBeside }}>{children}</ContactDrawer>
      )}
    </>
  );
}
