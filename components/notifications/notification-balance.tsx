import { useFormatter } from 'next-intl';
import { classNames } from '../ui/class-names.ts';
import type { RunProgress } from './notification-view.ts';

const INKS = { good: 'text-success', plain: '', bad: 'text-error' } as const;

/** What became of the rows or contacts. "Unchanged" takes a cell only when there are any: usually three say it all. */
export function NotificationBalance({ counts }: Pick<RunProgress, 'counts'>) {
  const format = useFormatter();
  return (
    <span className="num flex divide-x divide-base-300 border-t border-base-300 text-center text-note">
      {counts
        .filter(({ name, count }) => name !== 'unchanged' || count > 0)
        .map(({ name, count, tone, label }) => (
          <span key={name} className="block min-w-0 flex-1 px-1 py-2">
            <span className={classNames('block text-small font-semibold', count > 0 && INKS[tone])}>
              {format.number(count)}
            </span>{' '}
            <span className="block truncate text-base-content/70">{label}</span>
          </span>
        ))}
    </span>
  );
}
