import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';

const INKS = { changed: 'text-success', unchanged: 'text-base-content/75', refused: 'text-error' } as const;

type Balance = Record<keyof typeof INKS, number>;

/** What became of the contacts, three figures in fixed columns. */
export function RunBalance({ view, format }: { view: Balance; format: (value: number) => string }) {
  const t = useTranslations('runs.kinds.bulk_change.counts');
  return (
    <dl className="grid w-full grid-cols-3 divide-x divide-base-300 text-center">
      {(Object.keys(INKS) as (keyof Balance)[]).map((key) => (
        <div key={key} className="flex flex-col-reverse px-1 py-3">
          <dt className="truncate text-note text-base-content/70">{t(key, { count: view[key] })}</dt>
          <dd
            className={classNames(
              'num text-title font-semibold',
              view[key] > 0 ? INKS[key] : 'font-normal text-base-content/65',
            )}
          >
            {format(view[key])}
          </dd>
        </div>
      ))}
    </dl>
  );
}
