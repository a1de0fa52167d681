'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { reviewAddress } from './review-address.ts';

interface PreviewOnChangeProps {
  path: string;
  keep: string;
  children: ReactNode;
}

/** With scripts each choice shows at once what comes of it; without them the button beside does. */
export function PreviewOnChange({ path, keep, children }: PreviewOnChangeProps) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  // Browsers keep what was picked, though another is the default now: of a field that nobody chose it follows who remains.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new contents that say what is picked
  useEffect(() => {
    for (const input of box.current?.querySelectorAll<HTMLInputElement>(
      '[type="radio"], [type="checkbox"]',
    ) ?? [])
      input.checked = input.defaultChecked;
  }, [children]);
  const look = ({ target }: FormEvent<HTMLDivElement>) => {
    const form = box.current?.closest('form');
    if (!form || !(target instanceof HTMLInputElement) || target.dataset.quiet !== undefined) return;
    router.replace(reviewAddress(path, new FormData(form), keep), { scroll: false });
  };
  return (
    <div ref={box} onChange={look} className="contents">
      {children}
    </div>
  );
}
