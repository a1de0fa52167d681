'use client';

import { CircleAlert, CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useLayoutEffect, useState } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { FlashActions, type FlashSubject } from './flash-actions.tsx';

interface FlashToastProps {
  message: string | null;
  tone: 'success' | 'warning' | 'error';
  /** Differs for every message, so that the same words twice are shown twice; null when there is none. */
  shown: string | null;
  subject: FlashSubject | null;
}

const LOOKS = {
  success: { icon: CircleCheck, ink: 'text-success' },
  warning: { icon: TriangleAlert, ink: 'text-warning-text' },
  error: { icon: CircleAlert, ink: 'text-error' },
} as const;

/**
 * What came of the last form. With scripts it floats and goes after some seconds. Without them it stands until the next page,
 * and where there is little room above the page instead of over its buttons.
 */
export function FlashToast({ message, tone, shown, subject }: FlashToastProps) {
  const t = useTranslations('common');
  const [toast, setToast] = useState({ message, tone, shown, subject });
  if (shown !== null && shown !== toast.shown) setToast({ message, tone, shown, subject });

  // Before it is seen: whoever leaves at once must not meet it again.
  useLayoutEffect(() => {
    // After a page load proxy.ts has cleared it already; after a navigation by script nobody else would.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain HTTP
    if (toast.shown !== null) document.cookie = 'carteira_flash=; path=/; max-age=0; samesite=lax';
  }, [toast.shown]);

  useEffect(() => {
    if (toast.shown === null || toast.tone === 'error') return;
    // What offers a way back gives time to take it.
    const time = toast.subject ? 30_000 : 8_000;
    const timer = setTimeout(() => setToast((last) => ({ ...last, message: null })), time);
    return () => clearTimeout(timer);
  }, [toast.shown, toast.tone, toast.subject]);

  const close = () => setToast((last) => ({ ...last, message: null }));
  useEscape(toast.message !== null, close);
  const { icon: Icon, ink } = LOOKS[toast.tone];
  return (
    <div role="status" className="flash print:hidden">
      {toast.message && (
        <div className="flash-message">
          <Icon
            aria-hidden="true"
            size={16}
            strokeWidth={1.75}
            className={classNames('mt-0.5 shrink-0', ink)}
          />
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            <p className="font-medium">{toast.message}</p>
            {toast.subject && <FlashActions subject={toast.subject} onLeave={close} />}
          </div>
          <button
            type="button"
            aria-label={t('close')}
            onClick={close}
            className="btn btn-ghost btn-xs btn-square -my-1 ml-auto scripted-only"
          >
            <X aria-hidden="true" size={14} strokeWidth={1.75} />
          </button>
        </div>
      )}
    </div>
  );
}

/** Escape that nothing else takes. */
function useEscape(isShown: boolean, close: () => void): void {
  useEffect(() => {
    if (!isShown) return;
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
