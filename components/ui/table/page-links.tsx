'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { CONTENT_ID } from '#components/layout/content-id.ts';
import { buttonClass } from '#components/ui/button-class.ts';

export interface PageLinksProps {
  previous: string | null;
  next: string | null;
  /** Where one is: `1–50 de 48.213`. */
  label?: ReactNode;
  words: { label: string; previous: string; next: string };
  /** Between the label and the links. */
  children?: ReactNode;
}

/** The links of `Pagination`: a leaf that is given data, since what a server component draws travels twice. */
export function PageLinks({ previous, next, label, words, children }: PageLinksProps) {
  return (
    <div className="flex shrink-0 items-center justify-between gap-3 border-t border-base-300 px-4 py-1.5 text-small text-base-content/75 sm:px-5">
      <span className="num">{label}</span>
      {children}
      <nav aria-label={words.label} data-heir={CONTENT_ID} className="flex items-center gap-1">
        <Step key={`before ${previous}`} href={previous} rel="prev">
          <ChevronLeft aria-hidden="true" size={14} strokeWidth={1.75} />
          {words.previous}
        </Step>
        <Step key={`after ${next}`} href={next} rel="next">
          {words.next}
          <ChevronRight aria-hidden="true" size={14} strokeWidth={1.75} />
        </Step>
      </nav>
    </div>
  );
}

function Step({ href, rel, children }: { href: string | null; rel: string; children: ReactNode }) {
  if (href === null) {
    return (
      <span
        aria-disabled="true"
        className={buttonClass({ variant: 'ghost', size: 'xs', className: 'invisible' })}
      >
        {children}
      </span>
    );
  }
  return (
    <Link
      href={href}
      rel={rel}
      prefetch={false}
      className={buttonClass({ variant: 'ghost', size: 'xs', className: 'text-base-content' })}
    >
      {children}
    </Link>
  );
}
