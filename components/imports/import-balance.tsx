import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';

interface Balance {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

const TONES = {
  created: 'text-success',
  updated: '',
  unchanged: 'text-base-content/75',
  rejected: 'text-error',
} as const;

/** What became of the rows, four figures in fixed columns. */
export function ImportBalance({
  view,
  format,
  hrefs = {},
  large,
}: {
  view: Balance;
  format: (value: number) => string;
  /** Where what a figure counts can be seen. */
  hrefs?: Partial<Record<keyof Balance, string>>;
  large?: boolean;
}) {
  const t = useTranslations('imports.balance');
  return (
    <dl
      className={classNames(
        'grid grid-cols-4 text-center',
        large ? 'w-full divide-x divide-base-300' : 'w-full gap-x-2 sm:w-84',
      )}
    >
      {(Object.keys(TONES) as (keyof Balance)[]).map((key) => (
        <div key={key} className={classNames('flex flex-col-reverse', large ? 'px-1 py-3' : 'leading-tight')}>
          <dt className="truncate text-note text-base-content/70">{t(key)}</dt>
          <dd
            className={classNames(
              'num font-semibold',
              large ? 'text-title' : 'text-body',
              view[key] > 0 ? TONES[key] : 'font-normal text-base-content/65',
            )}
          >
            <Figure href={view[key] > 0 ? hrefs[key] : undefined}>{format(view[key])}</Figure>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Figure({ href, children }: { href?: string; children: string }) {
  if (!href) return children;
  return (
    <Link
      href={href}
      prefetch={false}
      className="rounded underline decoration-1 underline-offset-3 hover:decoration-2"
    >
      {children}
    </Link>
  );
}
