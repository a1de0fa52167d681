'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';

/** The bar's box; the head of the list has one for when no scripts run. */
const EVERYTHING = '[data-selection-bar] [name="everything"]';

/** What is chosen in the list: contacts one by one, or everything that matches. */
export interface Chosen {
  /** How many rows of this page are. */
  rows: number;
  /** Those of other pages, by id. */
  elsewhere: readonly string[];
  everything: boolean;
  /** As many are picked as can be. */
  isFull: boolean;
}

/**
 * Follows the boxes inside a form: counts them, lets Shift choose a range, keeps the boxes for the whole screen and for
 * everything in step with those of the rows, and remembers who is picked while pages come and go, up to `most`. The boxes of the
 * page hold its state, as they do without scripts.
 */
export function useSelection(
  form: RefObject<HTMLFormElement | null>,
  given: readonly string[],
  most: number,
): Chosen {
  const [chosen, setChosen] = useState<Chosen>({
    rows: 0,
    elsewhere: given,
    everything: false,
    isFull: false,
  });
  const shown = useRef('');
  const last = useRef<HTMLInputElement | null>(null);
  const picked = useRef(new Set(given));

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const click = (event: MouseEvent) => {
      const box = boxOf(event.target);
      if (!box) return;
      if (event.shiftKey && last.current) chooseBetween(element, last.current, box);
      last.current = box;
    };
    const change = ({ target }: Event) => {
      const box = target as HTMLInputElement;
      if (target === element) picked.current.clear();
      if (box.name === 'everything' || box.hasAttribute?.('data-screen')) {
        for (const row of rowBoxes(element)) row.checked = box.checked;
        if (!box.checked) everythingBox(element, false);
      } else if (boxOf(box) && !box.checked) everythingBox(element, false);
      const isFull = follow(element, picked.current, most);
      keepFocus(element, last.current);
      setChosen((before) => same(before, { ...chosenIn(element, picked.current), isFull }));
    };
    element.addEventListener('click', click);
    element.addEventListener('change', change);
    return () => {
      element.removeEventListener('click', click);
      element.removeEventListener('change', change);
    };
  }, [form, most]);

  // Rows come and go with the page under the same form, and browsers put old ticks back.
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const boxes = rowBoxes(element);
    const rows = boxes.map(({ value }) => value).join();
    const isNew = rows !== shown.current;
    shown.current = rows;
    if (isNew) for (const box of boxes) box.checked ||= chosen.everything || picked.current.has(box.value);
    const isFull = follow(element, picked.current, most);
    setChosen((before) => same(before, { ...chosenIn(element, picked.current), isFull }));
  });
  return chosen;
}

/** Brings what is picked into line with the boxes of the page; a box that would be one too many stays unticked. */
function follow(form: HTMLFormElement, picked: Set<string>, most: number): boolean {
  const isEverything = form.querySelector<HTMLInputElement>(EVERYTHING)?.checked === true;
  if (isEverything) return false;
  let isFull = false;
  for (const box of rowBoxes(form)) {
    if (!box.checked) picked.delete(box.value);
    else if (picked.size < most || picked.has(box.value)) picked.add(box.value);
    else {
      box.checked = false;
      isFull = true;
    }
  }
  return isFull;
}

/** Unticks everything, here and on other pages. */
export function clearSelection(form: HTMLFormElement): void {
  for (const box of rowBoxes(form)) box.checked = false;
  everythingBox(form, false);
  // Of the form itself: nothing is picked any more.
  form.dispatchEvent(new Event('change'));
}

/** Ticks every row of the screen. */
export function chooseScreen(form: HTMLFormElement): void {
  const boxes = rowBoxes(form);
  for (const box of boxes) box.checked = true;
  boxes[0]?.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The bar goes with the last tick and would take the focus along: the row that was ticked last gets it back. */
function keepFocus(form: HTMLFormElement, last: HTMLInputElement | null): void {
  const bar = form.querySelector('[data-selection-bar]');
  if (form.querySelector('[name="contact"]:checked') || !bar?.contains(document.activeElement)) return;
  const row = last?.isConnected ? last : rowBoxes(form)[0];
  row?.focus({ preventScroll: true });
}

function chosenIn(form: HTMLFormElement, picked: ReadonlySet<string>): Omit<Chosen, 'isFull'> {
  const boxes = rowBoxes(form);
  const rows = boxes.filter((box) => box.checked).length;
  const screen = form.querySelector<HTMLInputElement>('[data-screen]');
  if (screen) {
    screen.checked = rows > 0 && rows === boxes.length;
    screen.indeterminate = rows > 0 && rows < boxes.length;
  }
  const here = new Set(boxes.map(({ value }) => value));
  const everything = form.querySelector<HTMLInputElement>(EVERYTHING);
  return {
    rows,
    elsewhere: [...picked].filter((id) => !here.has(id)),
    everything: everything?.checked === true,
  };
}

function same(before: Chosen, now: Chosen): Chosen {
  const isSame =
    before.rows === now.rows &&
    before.everything === now.everything &&
    before.isFull === now.isFull &&
    before.elsewhere.join() === now.elsewhere.join();
  return isSame ? before : now;
}

/** The boxes of the rows on the page; those of other pages are hidden fields. */
function rowBoxes(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[name="contact"]:not([data-elsewhere])')];
}

function boxOf(target: EventTarget | null): HTMLInputElement | null {
  return target instanceof HTMLInputElement && target.name === 'contact' ? target : null;
}

function everythingBox(form: HTMLFormElement, checked: boolean): void {
  const box = form.querySelector<HTMLInputElement>(EVERYTHING);
  if (box) box.checked = checked;
}

/** What the clicked one was given, all between get. */
function chooseBetween(form: HTMLFormElement, from: HTMLInputElement, to: HTMLInputElement): void {
  const boxes = rowBoxes(form);
  const [a, b] = [boxes.indexOf(from), boxes.indexOf(to)];
  if (a === -1) return;
  for (const box of boxes.slice(Math.min(a, b), Math.max(a, b) + 1)) box.checked = to.checked;
}
