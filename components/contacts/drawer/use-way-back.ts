'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useLayoutEffect, useRef } from 'react';
import { LIST_PATH, openContact } from './contact-paths.ts';
import { listAddress } from './list-rows.ts';

/**
 * The way from a contact to the list under it: back where the list was left for the contact, else (the contact's form was in
 * between) to the list's address.
 */
export function useWayBack(path: string): () => void {
  const router = useRouter();
  const last = useRef('');
  const isOneStep = useRef(false);

  useLayoutEffect(() => {
    if (openContact(last.current) === undefined) isOneStep.current = last.current === LIST_PATH;
    last.current = path;
  }, [path]);

  return useCallback(() => {
    if (isOneStep.current) router.back();
    else router.push(listAddress(), { scroll: false });
  }, [router]);
}
