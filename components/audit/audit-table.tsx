import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';

export interface AuditRow {
  id: number;
  who: string;
  isPerson: boolean;
  what: string;
  subject: string | null;
  /** Where the thing can be seen; null when it cannot. */
  href: string | null;
  fields: readonly string[];
  /** Through what, when not through the pages. */
  via: string | null;
  when: string;
  exactly: string;
  at: string;
}

/** Who did what to what, newest first. */
export function AuditTable({ rows }: { rows: readonly AuditRow[] }) {
  const t = useTranslations('audit.columns');
  return (
    <table className="w-full text-left text-body max-md:block">
      <thead className="border-b border-base-300 text-small text-base-content/75 max-md:sr-only">
        <tr>
          <th scope="col" className="w-56 py-2 pr-3 pl-5 font-medium">
            {t('who')}
          </th>
          <th scope="col" className="px-3 py-2 font-medium">
            {t('what')}
          </th>
          <th scope="col" className="px-3 py-2 font-medium">
            {t('subject')}
          </th>
          <th scope="col" className="px-3 py-2 font-medium">
            {t('fields')}
          </th>
          <th scope="col" className="w-36 py-2 pr-5 pl-3 font-medium">
            {t('when')}
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: AuditRow }) {
  return (
    <tr className="h-[46px] border-b border-base-300/70 hover:bg-base-content/3 max-md:grid max-md:h-auto max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:px-4 max-md:py-2.5">
      <td className="py-1 pr-3 pl-5 max-md:p-0">
        <span className="flex min-w-0 items-center gap-2.5">
          {row.isPerson && <Avatar name={row.who} size="sm" className="max-md:hidden" />}
          <span className="truncate font-medium">{row.who}</span>
        </span>
      </td>
      <td className="px-3 py-1 max-md:col-start-1 max-md:p-0">
        {row.what}
        {row.via && <Badge className="ml-2">{row.via}</Badge>}
      </td>
      <td className="num px-3 py-1 max-md:col-start-1 max-md:p-0 max-md:text-small">
        {row.href ? (
          <Link
            href={row.href}
            prefetch={false}
            className="rounded text-primary underline-offset-2 hover:underline max-md:inline-block max-md:py-1"
          >
            {row.subject}
          </Link>
        ) : (
          <span className="text-base-content/75">{row.subject}</span>
        )}
      </td>
      <td className="px-3 py-1 text-small text-base-content/75 max-md:col-start-1 max-md:p-0">
        {row.fields.join(', ')}
      </td>
      <td className="num py-1 pr-5 pl-3 text-base-content/75 max-md:col-start-2 max-md:row-start-1 max-md:p-0 max-md:text-small">
        <time dateTime={row.at} title={row.exactly}>
          {row.when}
        </time>
      </td>
    </tr>
  );
}
