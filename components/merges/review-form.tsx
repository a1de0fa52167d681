'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useRef } from 'react';
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
