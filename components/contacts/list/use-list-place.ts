'use client';

import { type RefObject, useLayoutEffect } from 'react';

/** How far lists were scrolled that were left a moment ago, by address. As long as the document: an address may name people. */
const places = new Map<string, number>();
const MOST = 20;

/** Another list begins at its top; one that is come back to is where it was left. */
export function useListPlace(table: RefObject<HTMLElement | null>, address: string): void {
  useLayoutEffect(() => {
    const scroller = table.current?.parentElement;
    if (!scroller) return;
    scroller.scrollTop = places.get(address) ?? 0;
    const keep = () => {
      places.delete(address);
      places.set(address, scroller.scrollTop);
      const [oldest] = places.keys();
      if (places.size > MOST && oldest !== undefined) places.delete(oldest);
    };
    scroller.addEventListener('scroll', keep, { passive: true });
    return () => scroller.removeEventListener('scroll', keep);
  }, [table, address]);
}
