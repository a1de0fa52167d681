'use client';

import { useEffect } from 'react';
import { rowLink, showRow } from './list-rows.ts';

/** Marks the contact's row in the list under the drawer, which follows from contact to contact. */
export function useOpenRow(id: string): void {
  useEffect(() => {
    const row = rowLink(id)?.closest('tr');
    row?.setAttribute('data-open', '');
    showRow(row);
    return () => row?.removeAttribute('data-open');
  }, [id]);
}
