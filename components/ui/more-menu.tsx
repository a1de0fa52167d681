'use client';

import { Ellipsis } from 'lucide-react';
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react';
import { type ButtonSize, buttonClass } from './button-class.ts';

/** What is done seldom, or cannot be taken back, behind three dots. */
export function MoreMenu({
  label,
  size,
  children,
}: {
  label: string;
  size?: ButtonSize;
  children: ReactNode;
}) {
  return (
    <details className="more-menu" onBlur={foldLeft} onKeyDown={foldOnEscape}>
      <summary
        aria-label={label}
        title={label}
        className={buttonClass({ square: true, size, variant: size === 'xs' ? 'ghost' : 'default' })}
      >
        <Ellipsis aria-hidden="true" size={15} strokeWidth={1.75} />
      </summary>
      <div className="choices">{children}</div>
    </details>
  );
}

function foldLeft({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>): void {
  if (!currentTarget.contains(relatedTarget)) currentTarget.open = false;
}

function foldOnEscape(event: KeyboardEvent<HTMLDetailsElement>): void {
  if (event.key !== 'Escape' || !event.currentTarget.open) return;
  event.preventDefault();
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary')?.focus();
}
