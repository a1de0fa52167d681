import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CONTENT_ID } from '../layout/skip-link.tsx';
import { buttonClass } from './button-class.ts';

interface PaginationProps {
  previous: string | null;
  next: string | null;
  /** Where one is: `1–50 de 48.213`. */
  label?: ReactNode;
}

/** Foot of a list. Ends keep their place, so that nothing jumps. Another page is read from its beginning: so goes the focus. */
export function Pagination({ previous, next, label }: PaginationProps) {
  const t = useTranslations('common.pagination');
  return (
    <nav
      aria-label={t('label')}
      data-heir={CONTENT_ID}
      className="flex items-center justify-between gap-3 border-t border-base-300 px-4 py-2 text-small text-base-content/75 sm:px-5"
    >
      <span className="num">{label}</span>
      <span className="flex items-center gap-1">
        <Step key={`before ${previous}`} href={previous} rel="prev">
          <ChevronLeft aria-hidden="true" size={14} strokeWidth={1.75} />
          {t('previous')}
        </Step>
        <Step key={`after ${next}`} href={next} rel="next">
          {t('next')}
          <ChevronRight aria-hidden="true" size={14} strokeWidth={1.75} />
        </Step>
      </span>
    </nav>
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
