'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';

interface Place {
  group: string;
  /** Among the entries of the group. */
  at: number;
  heir: string;
}

/**
 * Hands the focus on when the next look of a page no longer has what had it, which would send it back to the top of the
 * document: inside an element with `data-heir` to the entry that took the place, else to the element whose id it names.
 */
export function KeptFocus() {
  const address = `${usePathname()}?${useSearchParams()}`;
  const shown = useRef(address);
  const last = useRef<Place | null>(null);

  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      last.current = target instanceof Element ? placeOf(target) : null;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);

  useEffect(() => {
    if (shown.current === address) return;
    shown.current = address;
    if (last.current && document.activeElement === document.body) heirOf(last.current)?.focus();
  }, [address]);

  return null;
}

function placeOf(element: Element): Place | null {
  const group = element.closest<HTMLElement>('[data-heir]');
  if (!group) return null;
  return { group: group.id, at: entriesOf(group).indexOf(element), heir: group.dataset.heir ?? '' };
}

function heirOf({ group, at, heir }: Place): HTMLElement | null {
  const left = document.getElementById(group);
  const entries = at === -1 || !left ? [] : entriesOf(left);
  return (entries[Math.min(at, entries.length - 1)] as HTMLElement) ?? document.getElementById(heir);
}

function entriesOf(group: Element): Element[] {
  return [...group.querySelectorAll('li a')];
}
