'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';

/** With scripts a new page keeps the layout, and with it an open menu: closes it on arrival. */
export function MenuCloser() {
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is the reason to close, not an ingredient
  useEffect(() => {
    for (const open of document.querySelectorAll<HTMLElement>('[popover]:popover-open')) open.hidePopover();
  }, [path]);
  return null;
}
