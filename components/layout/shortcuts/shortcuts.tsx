'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { buttonClass } from '#components/ui/button-class.ts';
import { ShortcutList } from './shortcut-list.tsx';
import { ShortcutSwitch } from './shortcut-switch.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** Single keys for people who work here all day, and the dialog that tells them. */
export function Shortcuts({ entries }: { entries: readonly string[] }) {
  const t = useTranslations('common');
  const dialog = useRef<HTMLDialogElement>(null);
  // Drawn when it is asked for: no page has to carry what opens by a key.
  const [isAsked, setAsked] = useState(false);
  const open = useCallback(() => {
    flushSync(() => setAsked(true));
    dialog.current?.showModal();
  }, []);
  useShortcuts(entries, open);
  if (!isAsked) return null;
  return (
    <dialog
      ref={dialog}
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
        <form autoComplete="off" method="dialog">
          <button
            type="submit"
            aria-label={t('close')}
            className={buttonClass({ variant: 'ghost', square: true })}
          >
            <X aria-hidden="true" size={16} strokeWidth={1.75} />
          </button>
        </form>
      </div>
      <ShortcutList entries={entries} heading="h3" />
      <ShortcutSwitch />
    </dialog>
  );
}
