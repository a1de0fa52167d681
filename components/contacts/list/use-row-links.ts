'use client';

import { useRouter } from 'next/navigation';
import { type RefObject, useEffect } from 'react';

/**
 * Lets plain links inside an element lead to their page without loading the whole document, as `Link` does. One
 * listener for all of them: fifty `Link`s cost the server as much as the rest of their rows.
 */
export function useRowLinks(around: RefObject<HTMLElement | null>): void {
  const router = useRouter();

  useEffect(() => {
    const element = around.current;
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element).closest('a');
      if (!link || !isPlainClick(event)) return;
      event.preventDefault();
      // A contact opens over the list, which stays where it is.
      const scroll = link.closest('tbody') === null;
      // From contact to contact is no step back: that leads to the list.
      const isTurn = !scroll && document.querySelector('.contact-drawer') !== null;
      router[isTurn ? 'replace' : 'push'](link.pathname + link.search, { scroll });
    };
    element?.addEventListener('click', follow);
    return () => element?.removeEventListener('click', follow);
  }, [around, router]);
}

/** With another key or button the browser opens tabs, windows or downloads. */
function isPlainClick(event: MouseEvent): boolean {
  const { button, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
  return button === 0 && !(altKey || ctrlKey || metaKey || shiftKey || defaultPrevented);
}
