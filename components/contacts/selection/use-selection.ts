'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';

/** What is chosen in the list: how many of its rows, or everything that matches. */
export interface Chosen {
  rows: number;
  everything: boolean;
  /** Rows that were chosen when they left the screen, as with the next page: they are chosen no more. */
  left: number;
}

const NONE: Chosen = { rows: 0, everything: false, left: 0 };

/**
 * Follows the boxes inside a form: counts them, lets Shift choose a range, and keeps the boxes for the whole screen and for
 * everything in step with those of the rows. The boxes alone hold the state, as they do without scripts.
 */
export function useSelection(form: RefObject<HTMLFormElement | null>): Chosen {
  const [chosen, setChosen] = useState(NONE);
  const shown = useRef('');
  const last = useRef<HTMLInputElement | null>(null);

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const count = () => setChosen((before) => same(before, chosenIn(element)));
    const click = (event: MouseEvent) => {
      const box = boxOf(event.target);
      if (!box) return;
      if (event.shiftKey && last.current) chooseBetween(element, last.current, box);
      last.current = box;
    };
    const change = ({ target }: Event) => {
      const box = target as HTMLInputElement;
      if (box.name === 'everything' || box.hasAttribute('data-screen')) {
        for (const row of rowBoxes(element)) row.checked = box.checked;
        if (!box.checked) everythingBox(element, false);
      } else if (boxOf(box) && !box.checked) everythingBox(element, false);
      keepFocus(element, last.current);
      count();
    };
    element.addEventListener('click', click);
    element.addEventListener('change', change);
    return () => {
      element.removeEventListener('click', click);
      element.removeEventListener('change', change);
    };
  }, [form]);

  // Rows come and go with the page under the same form, and browsers put old ticks back.
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const rows = rowBoxes(element)
      .map(({ value }) => value)
      .join();
    const isNew = rows !== shown.current;
    shown.current = rows;
    const now = isNew ? afterPage(element, chosen) : { ...chosenIn(element), left: chosen.left };
    setChosen((before) => same(before, now));
  });
  return chosen;
}

/** Unticks everything. */
export function clearSelection(form: HTMLFormElement): void {
  for (const box of rowBoxes(form)) box.checked = false;
  everythingBox(form, false);
  form.dispatchEvent(new Event('change'));
}

/** Ticks every row of the screen. */
export function chooseScreen(form: HTMLFormElement): void {
  for (const box of rowBoxes(form)) box.checked = true;
  form.dispatchEvent(new Event('change'));
}

/** The bar goes with the last tick and would take the focus along: the row that was ticked last gets it back. */
function keepFocus(form: HTMLFormElement, last: HTMLInputElement | null): void {
  const { rows, everything } = chosenIn(form);
  const bar = form.querySelector('[data-selection-bar]');
  if (rows > 0 || everything || !bar?.contains(document.activeElement)) return;
  const row = last?.isConnected ? last : rowBoxes(form)[0];
  row?.focus({ preventScroll: true });
}

function afterPage(form: HTMLFormElement, before: Chosen): Chosen {
  if (before.everything) for (const row of rowBoxes(form)) row.checked = true;
  const now = chosenIn(form);
  return { ...now, left: now.everything ? 0 : Math.max(0, before.rows - now.rows) };
}

function chosenIn(form: HTMLFormElement): Chosen {
  const boxes = rowBoxes(form);
  const rows = boxes.filter((box) => box.checked).length;
  const screen = form.querySelector<HTMLInputElement>('[data-screen]');
  if (screen) {
    screen.checked = rows > 0 && rows === boxes.length;
    screen.indeterminate = rows > 0 && rows < boxes.length;
  }
  const everything = form.querySelector<HTMLInputElement>('[name="everything"]');
  return { rows, everything: everything?.checked === true, left: 0 };
}

function same(before: Chosen, now: Chosen): Chosen {
  const isSame = before.rows === now.rows && before.everything === now.everything && before.left === now.left;
  return isSame ? before : now;
}

function rowBoxes(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[name="contact"]')];
}

function boxOf(target: EventTarget | null): HTMLInputElement | null {
  return target instanceof HTMLInputElement && target.name === 'contact' ? target : null;
}

function everythingBox(form: HTMLFormElement, checked: boolean): void {
  const box = form.querySelector<HTMLInputElement>('[name="everything"]');
  if (box) box.checked = checked;
}

/** What the clicked one was given, all between get. */
function chooseBetween(form: HTMLFormElement, from: HTMLInputElement, to: HTMLInputElement): void {
  const boxes = rowBoxes(form);
  const [a, b] = [boxes.indexOf(from), boxes.indexOf(to)];
  if (a === -1) return;
  for (const box of boxes.slice(Math.min(a, b), Math.max(a, b) + 1)) box.checked = to.checked;
}
