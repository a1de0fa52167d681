import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: ReactNode;
  /** How many there are, already in the reader's numbers: `48.213 de 1.048.213`. */
  count?: ReactNode;
  breadcrumb?: readonly { href: string; label: ReactNode }[];
  /** The page's actions, the most important last. */
  children?: ReactNode;
}

/** First line of every page. Room is left for the menu button on phones and for the bell. */
export function PageHeader({ title, count, breadcrumb, children }: PageHeaderProps) {
  return (
    <header className="flex min-h-14 flex-wrap max-md:min-h-[3.9rem] items-center gap-x-3 gap-y-1.5 border-b border-base-300 py-1.5 pr-16 pl-16 lg:pl-5">
      {breadcrumb && breadcrumb.length > 0 && <Trail steps={breadcrumb} />}
      <h1
        className={
          breadcrumb
            ? 'min-w-0 truncate text-body font-medium max-sm:line-clamp-2 max-sm:my-2 max-sm:flex-1 max-sm:basis-28 max-sm:leading-snug max-sm:whitespace-normal'
            : 'min-w-0 truncate text-title font-semibold tracking-tight max-md:leading-[3.15rem]'
        }
      >
        {title}
      </h1>
      {count !== undefined && (
        <span className="num text-body text-base-content/70 max-sm:hidden">{count}</span>
      )}
      {children && <div className="ml-auto flex flex-wrap items-center justify-end gap-2">{children}</div>}
    </header>
  );
}

function Trail({ steps }: { steps: NonNullable<PageHeaderProps['breadcrumb']> }) {
  const t = useTranslations('common.shell');
  return (
    <nav aria-label={t('breadcrumb')} className="max-sm:hidden">
      <ol className="flex items-center gap-2 text-body">
        {steps.map((step) => (
          <li key={step.href} className="flex items-center gap-2">
            <Link
              href={step.href}
              prefetch={false}
              className="rounded text-base-content/70 underline-offset-2 hover:text-base-content hover:underline"
            >
              {step.label}
            </Link>
            <ChevronRight aria-hidden="true" size={14} strokeWidth={1.75} className="text-base-content/35" />
          </li>
        ))}
      </ol>
    </nav>
  );
}
