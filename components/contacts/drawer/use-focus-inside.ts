'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { CONTENT_ID } from '../../layout/content-id.ts';
import { rowLink, showRow } from './list-rows.ts';

/** What says what was done and where one is: heard, seen and closed above everything. */
const ABOVE_ALL = '[role="status"], next-route-announcer';

/**
 * Takes the focus into a drawer and, where it lies over the list, keeps it there: everything around it is inert while it is open. Gives it back to the row
 * of the contact that was shown last, or to the page when that row is gone.
 */
export function useFocusInside(drawer: RefObject<HTMLElement | null>, id: string, isBeside: boolean): void {
  const shown = useRef(id);
  useLayoutEffect(() => {
    shown.current = id;
    // Whoever comes next is read from the top.
    drawer.current?.scrollTo(0, 0);
  }, [drawer, id]);

  useLayoutEffect(() => {
    const element = drawer.current;
    if (!element?.parentElement) return;
    // From its frame on: the backdrop in there takes clicks.
    const around = isBeside ? [] : surroundings(element.parentElement).filter((one) => !one.inert);
    for (const one of around) one.inert = true;
    element.focus();
    return () => {
      for (const one of around) one.inert = false;
      // The list is made reachable by the same change that takes the drawer away.
      requestAnimationFrame(() => focusRow(shown.current));
    };
  }, [drawer, isBeside]);

  // What had the focus may go with the form it stood in, or with the contact.
  useEffect(() => {
    if (document.activeElement === document.body) drawer.current?.focus();
  });
}

function focusRow(id: string): void {
  const row = rowLink(id);
  (row ?? document.getElementById(CONTENT_ID))?.focus({ preventScroll: true });
  showRow(row);
}

/** Everything on the page that neither holds the element nor is in it. */
function surroundings(element: Element): HTMLElement[] {
  const parent = element.parentElement;
  if (!parent || element === document.body) return [];
  const beside = [...parent.children].filter(
    (one): one is HTMLElement => one !== element && one instanceof HTMLElement && !one.matches(ABOVE_ALL),
  );
  return [...beside, ...surroundings(parent)];
}
