'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from '../../ui/class-names.ts';

interface StaleCheckProps {
  notice: string;
  children: ReactNode;
}

/** A dry run that says so once a choice of its form has been changed: what it counted is no longer what would happen. */
export function StaleCheck({ notice, children }: StaleCheckProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isStale, setStale] = useState(false);
  useEffect(() => {
    const form = place.current?.closest('form');
    const mark = () => setStale(true);
    form?.addEventListener('change', mark);
    return () => form?.removeEventListener('change', mark);
  }, []);
  return (
    <div ref={place}>
      <p
        role="status"
        className={classNames('px-4 text-small font-medium text-warning-content', isStale && 'pb-3')}
      >
        {isStale && <span className="block rounded bg-warning/25 px-3 py-2 text-base-content">{notice}</span>}
      </p>
      <div className={isStale ? 'opacity-50' : undefined}>{children}</div>
    </div>
  );
}
