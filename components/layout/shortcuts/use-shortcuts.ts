'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { mayLeave } from '#components/ui/form/unsaved.ts';
import { GO_TO } from './shortcut-list.tsx';
import { shortcutsAreOff } from './shortcut-switch.tsx';

const SEQUENCE_MS = 1_200;
const SEARCH = '/contacts#search';

/**
 * Listens to single keys: `/` search, `n` new, `e` edit, `j` and `k` through a list or from one to the next, `x` selects, `a` and `u` lead
 * to what can be done and undone, `g` and a letter to a entry, `?` to the keys; the desk's pages have keys of their own. Ctrl and
 * Enter send the form one is in.
 */
export function useShortcuts(entries: readonly string[], showKeys: () => void): void {
  const router = useRouter();
  const path = usePathname();

  useEffect(() => {
    let wentAhead = Number.NEGATIVE_INFINITY;
    const go = (path: string) => mayLeave() && did(router.push(path));
    const act = (event: KeyboardEvent): boolean => {
      const target = event.timeStamp - wentAhead < SEQUENCE_MS ? GO_TO[event.key] : undefined;
      wentAhead = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (target) return entries.includes(target) && go(target);
      if (event.key === '?') return did(showKeys());
      if (event.key === '/') return focusSearch() || go(SEARCH);
      if (event.key === 'n') return go('/contacts/new');
      if (event.key === 'e') return openForm(go);
      if (event.key === 'j') return pressKey('j') || focusRow(1);
      if (event.key === 'k') return pressKey('k') || focusRow(-1);
      if (event.key === 'a') return focusOn('[data-selection-bar] .act.first');
      if (event.key === 'u') return focusOn('[data-undo]');
      return (event.key.toLowerCase() === 'x' && selectRow(event.shiftKey)) || pressKey(event.key);
    };
    const press = (event: KeyboardEvent) => {
      if (isSend(event)) return sendForm(event);
      if (isMeantForPage(event) && act(event)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [entries, showKeys, router]);

  // `/` pressed elsewhere leads to the list, whose search field takes the focus on arrival.
  useEffect(() => {
    if (path === '/contacts' && location.hash === '#search') focusSearch();
  }, [path]);
}

/** Ctrl or Cmd with Enter, wherever one types. */
function isSend({ key, ctrlKey, metaKey, isComposing }: KeyboardEvent): boolean {
  return key === 'Enter' && (ctrlKey || metaKey) && !isComposing;
}

/** Sends the form one is in, where it can be sent in one way only. */
function sendForm(event: KeyboardEvent): void {
  const form = (event.target as HTMLElement).closest('form');
  const [button, ...others] = form?.querySelectorAll<HTMLButtonElement>('button:not([type="button"])') ?? [];
  if (!form || !button || others.length > 0) return;
  event.preventDefault();
  form.requestSubmit(button);
}

function did(_: unknown): true {
  return true;
}

function isMeantForPage(event: KeyboardEvent): boolean {
  return isSingleKey(event) && document.querySelector('dialog[open]') === null;
}

/** Whether a key was pressed by itself, where nobody types, by someone who has not switched such keys off. */
export function isSingleKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
    return false;
  const target = event.target as HTMLElement;
  return !target.isContentEditable && !isTypedInto(target) && !shortcutsAreOff();
}

/** A box is ticked, not typed into: `j`, `k` and `x` go on there. */
function isTypedInto(target: HTMLElement): boolean {
  return target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select');
}

/** What a page says of a key of its own: a button is pressed, a link followed, a part is opened, a field gets the focus. */
function pressKey(key: string): boolean {
  if (!/^[a-z]$/.test(key)) return false;
  const element = document.querySelector<HTMLElement>(`main [data-key="${key}"]`);
  if (!element?.checkVisibility()) return false;
  if (element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement) element.click();
  else if (element.tagName === 'SUMMARY') openPart(element);
  else element.focus();
  return true;
}

function openPart(summary: HTMLElement): void {
  const part = summary.closest('details');
  if (part) part.open = true;
  const field = part?.querySelector<HTMLElement>('select, textarea, input:not([type="hidden"])');
  (field ?? summary).focus();
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  field?.focus();
  field?.select();
  return field !== null;
}

function focusOn(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element?.checkVisibility()) return false;
  element.focus();
  return true;
}

/** The form of the contact that is shown, or of the one whose row has the focus. */
function openForm(go: (path: string) => void): boolean {
  const shown = document.querySelector<HTMLAnchorElement>('a[data-edit]');
  const row = document.activeElement?.closest('tr')?.querySelector<HTMLAnchorElement>('.row-menu a');
  const link = shown ?? row;
  if (link) go(link.pathname);
  return Boolean(link);
}

/** Moves to the link of the row below or above; from outside the list, to its first row. Tabs and chips are no rows. */
function focusRow(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll('main tbody > tr, main [data-rows] > li')].filter((row) =>
    row.querySelector('a'),
  );
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[here === -1 ? 0 : here + step];
  next?.querySelector('a')?.focus();
  return next !== undefined;
}

/** Ticks or unticks the box of the row the focus is in; with Shift, of all rows since the last one. */
function selectRow(shiftKey: boolean): boolean {
  const box = document.activeElement?.closest('tr, li')?.querySelector('input[name="contact"]');
  box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }));
  return box instanceof HTMLInputElement;
}
