import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RecordTable } from '#components/ui/table/record-table.tsx';
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
  /** In whose course it happened. */
  cause: { words: string; href: string } | null | false;
  /** What was done in its course. */
  made: { words: string; href: string } | null;
  /** Through what, when not through the pages. */
  via: string | null;
  when: string;
  exactly: string;
  at: string;
}

/** Who did what to what, newest first. */
export function AuditTable({ rows }: { rows: readonly AuditRow[] }) {
  const t = useTranslations('audit');
  return (
    <RecordTable
      label={t('title')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { label: t('columns.who'), phone: 'title', className: 'md:w-56', cell: (row) => <Who row={row} /> },
        {
          label: t('columns.what'),
          phone: 'below',
          className: 'max-md:text-body md:w-1/5',
          cell: (row) => <What row={row} />,
        },
        {
          label: t('columns.subject'),
          phone: 'below',
          className: 'md:w-1/4',
          cell: (row) => <Subject row={row} />,
        },
        {
          label: t('columns.fields'),
          phone: 'below',
          className: 'text-small text-base-content/75',
          cell: (row) => <Fields row={row} />,
        },
        {
          label: t('columns.when'),
          phone: 'end',
          isFigure: true,
          className: 'md:w-36',
          cell: ({ at, exactly, when }) => (
            <time dateTime={at} title={exactly}>
              {when}
            </time>
          ),
        },
      ]}
    />
  );
}

function Who({ row: { who, isPerson } }: { row: AuditRow }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      {isPerson && <Avatar name={who} size="sm" className="max-md:hidden" />}
      <span className="truncate">{who}</span>
    </span>
  );
}

function What({ row: { what, via } }: { row: AuditRow }) {
  return (
    <>
      {what}
      {via && <Badge className="ml-2">{via}</Badge>}
    </>
  );
}

function Fields({ row: { fields, cause, made } }: { row: AuditRow }) {
  const t = useTranslations('audit');
  return (
    <>
      {fields.join(', ')}
      {cause && (
        <span className="block">
          {t('causedBy')} <Way {...cause} />
        </span>
      )}
      {made && (
        <span className="block">
          <Way {...made} />
        </span>
      )}
    </>
  );
}

function Way({ words, href }: { words: string; href: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="num rounded text-primary underline-offset-2 hover:underline max-md:inline-block max-md:py-1"
    >
      {words}
    </Link>
  );
}

function Subject({ row: { href, subject } }: { row: AuditRow }) {
  if (subject === null) return null;
  if (!href) return <span className="num text-base-content/75">{subject}</span>;
  return <Way words={subject} href={href} />;
}
