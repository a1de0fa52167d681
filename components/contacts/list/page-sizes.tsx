'use client';

import Link from 'next/link';
import { classNames } from '#components/ui/class-names.ts';

interface PageSizesProps {
  label: string;
  sizes: readonly { size: number; href: string; isCurrent: boolean }[];
}

/** How many rows a page holds. A leaf, as the bar over the list is. */
export function PageSizes({ label, sizes }: PageSizesProps) {
  return (
    <nav aria-label={label} className="flex items-center gap-0.5 max-sm:hidden">
      <span aria-hidden="true" className="mr-1">
        {label}
      </span>
      {sizes.map(({ size, href, isCurrent }) => (
        <Link
          key={size}
          href={href}
          prefetch={false}
          aria-current={isCurrent ? 'page' : undefined}
          className={classNames(
            'num rounded px-1.5 py-0.5 hover:bg-base-content/8',
            isCurrent && 'bg-base-content/8 font-medium text-base-content',
          )}
        >
          {size}
        </Link>
      ))}
    </nav>
  );
}
