import { ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import { AuditTable } from '#components/audit/audit-table.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { listAuditEvents } from '#lib/audit/list-audit-events.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listUsers } from '#lib/users/list-users.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { AuditFilters } from './audit-filters.tsx';
import { auditHref, auditQuery, readAuditQuery } from './audit-query.ts';
import { auditRows } from './audit-rows.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = readAuditQuery(await searchParams);
  const t = await getTranslations('audit');
  const page = await orNotFound(listAuditEvents(actor, auditQuery(query)));
  const users = await listUsers(actor);
  return (
    <>
      <PageHeader title={t('title')} />
      <AuditFilters query={query} users={users} />
      {page.items.length === 0 ? (
        <EmptyState
          icon={<ScrollText size={22} strokeWidth={1.75} />}
          title={t('empty.title')}
          text={t('empty.text')}
          action={<ButtonLink href="/audit">{t('clear')}</ButtonLink>}
        />
      ) : (
        <AuditTable rows={await auditRows(page.items, actor)} />
      )}
      <Pagination
        previous={page.previous ? auditHref(query, { before: page.previous }) : null}
        next={page.next ? auditHref(query, { after: page.next }) : null}
      />
    </>
  );
}
