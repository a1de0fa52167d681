import { useFormatter, useTranslations } from 'next-intl';
import { classNames } from '../ui/class-names.ts';
import type { NotificationView } from './notification-view.ts';

type Counts = Pick<NotificationView, 'work' | 'created' | 'updated' | 'unchanged' | 'rejected'>;

/** What became of the rows or contacts. "Unchanged" takes a cell only when there are any: usually three say it all. */
export function NotificationBalance({ view }: { view: Counts }) {
  const t = useTranslations(view.work === 'import' ? 'notifications.card' : 'notifications.bulk');
  const format = useFormatter();
  const isImport = view.work === 'import';
  const cells = [
    { key: 'created', count: view.created, ink: view.created > 0 && 'text-success' },
    { key: 'updated', count: view.updated, ink: !isImport && view.updated > 0 && 'text-success' },
    { key: 'unchanged', count: view.unchanged, ink: '' },
    { key: 'rejected', count: view.rejected, ink: view.rejected > 0 && 'text-error' },
  ].filter(({ key, count }) => (key === 'unchanged' ? count > 0 : key !== 'created' || isImport));
  return (
    <span className="num flex divide-x divide-base-300 border-t border-base-300 text-center text-note">
      {cells.map((cell) => (
        <span key={cell.key} className="block min-w-0 flex-1 px-1 py-2">
          <span className={classNames('block text-small font-semibold', cell.ink)}>
            {format.number(cell.count)}
          </span>{' '}
          <span className="block truncate text-base-content/70">{t(cell.key, { count: cell.count })}</span>
        </span>
      ))}
    </span>
  );
}
