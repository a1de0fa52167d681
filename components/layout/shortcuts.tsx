'use client';

import { X } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { buttonClass } from '../ui/button-class.ts';
import { GO_TO, ShortcutList } from './shortcut-list.tsx';

const OFF = 'carteira.shortcuts-off';
const SEQUENCE_MS = 1_200;

/** Single keys for people who work here all day; switched off in their own dialog for those whom they disturb. */
export function Shortcuts({ places }: { places: readonly string[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const goAhead = useRef(0);
  const router = useRouter();
  useSearchOnArrival();

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (event.key === '?') return act(event, () => dialog.current?.showModal());
      if (localStorage.getItem(OFF) || document.querySelector('dialog[open]')) return;
      const target = event.timeStamp - goAhead.current < SEQUENCE_MS ? GO_TO[event.key] : undefined;
      goAhead.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (target && places.includes(target)) act(event, () => router.push(target));
      else if (target) return;
      else if (event.key === '/') act(event, () => focusSearch() || router.push(SEARCH));
      else if (event.key === 'n') act(event, () => router.push('/contacts/new'));
    };
    goAhead.current = Number.NEGATIVE_INFINITY;
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [places, router]);

  return <ShortcutDialog ref={dialog} places={places} />;
}

const SEARCH = '/contacts#search';

/** `/` pressed elsewhere leads to the list; its search field takes the focus when it is there. */
function useSearchOnArrival() {
  const path = usePathname();
  useEffect(() => {
    if (path === '/contacts' && location.hash === '#search') focusSearch();
  }, [path]);
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  field?.focus();
  field?.select();
  return Boolean(field);
}

function act(event: KeyboardEvent, run: () => unknown): void {
  event.preventDefault();
  run();
}

function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
    return true;
  const target = event.target as HTMLElement;
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}

function ShortcutDialog({
  ref,
  places,
}: {
  ref: React.RefObject<HTMLDialogElement | null>;
  places: readonly string[];
}) {
  const t = useTranslations('common');
  return (
    <dialog
      ref={ref}
      aria-labelledby="shortcuts-title"
      className="m-auto w-full max-w-2xl rounded-xl border border-base-300 bg-base-100 p-5 text-base-content shadow-float backdrop:bg-black/40"
    >
      <div className="mb-4 flex items-start justify-between gap-3">
        <div>
          <h2 id="shortcuts-title" className="text-title font-semibold tracking-tight">
            {t('shortcuts.title')}
          </h2>
          <p className="mt-0.5 text-small text-base-content/75">{t('shortcuts.intro')}</p>
        </div>
        <form method="dialog">
          <button
            type="submit"
            aria-label={t('close')}
            className={buttonClass({ variant: 'ghost', square: true })}
          >
            <X aria-hidden="true" size={16} strokeWidth={1.75} />
          </button>
        </form>
      </div>
      <ShortcutList places={places} heading="h3" />
      <ShortcutSwitch />
    </dialog>
  );
}

/** A key pressed by accident must not carry anyone away: each browser may switch the single keys off. */
export function ShortcutSwitch() {
  const t = useTranslations('common.shortcuts');
  const [on, setOn] = useState(true);
  useEffect(() => setOn(!localStorage.getItem(OFF)), []);
  const change = (value: boolean) => {
    setOn(value);
    if (value) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  };
  return (
    <label className="mt-5 flex w-fit cursor-pointer items-center gap-2.5 border-t border-base-300 pt-4 text-body scripted-only">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => change(event.target.checked)}
        className="toggle toggle-sm toggle-primary"
      />
      {t('switch')}
    </label>
  );
}
