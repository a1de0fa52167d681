import { ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import { AuditTable } from '#components/audit/audit-table.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ExportForm } from '#components/ui/form/export-form.tsx';
import { FilterRefusal } from '#components/ui/form/filter-refusal.tsx';
import { NoRows } from '#components/ui/table/no-rows.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import { auditFilters } from '#lib/audit/audit-query.ts';
import { type AuditEvent, getAuditEvent, listAuditEvents } from '#lib/audit/list-audit-events.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, pageSchema } from '#lib/core/paging.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listUsers } from '#lib/users/list-users.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { filtersOf, filterWords, orRefusedFilters } from '../filter-query.ts';
import { pageHrefs } from '../page-hrefs.ts';
import { AuditFilters } from './audit-filters.tsx';
import { auditRows } from './audit-rows.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireActor();
  const address = await searchParams;
  const filters = filtersOf(address, withoutPlace(address));
  const t = await getTranslations('audit');
  const found = await orNotFound(
    orRefusedFilters(listAuditEvents(actor, { ...filters, ...pageSchema.parse(address) })),
  );
  const cause = idOf(filters.cause);
  const opened = isId(cause) ? await getAuditEvent(actor, cause) : null;
  const [head] = opened ? await auditRows([opened], actor) : [];
  return (
    <>
      <PageHeader
        title={head ? (head.subject ?? head.what) : t('title')}
        breadcrumb={head ? [{ href: '/audit', label: t('title') }] : undefined}
      >
        {'items' in found && <ExportForm action="/audit/export" filters={filters} label={t('export')} />}
      </PageHeader>
      <AuditFilters given={filters} users={await listUsers(actor)} />
      {head && (
        <div className="border-b-4 border-base-300">
          <AuditTable rows={[{ ...head, made: null }]} />
        </div>
      )}
      {'refused' in found ? (
        <FilterRefusal names={await namesOf(found.refused, filters)} href="/audit" />
      ) : (
        <Found page={found} filters={filters} actor={actor} opened={opened?.id} />
      )}
    </>
  );
}

/** Every name but those of pages: one that nobody knows is refused, too. */
function withoutPlace(address: Record<string, unknown>): Record<string, unknown> {
  const { after: _, before: __, ...rest } = address;
  return rest;
}

/** Names nobody knows are refused as a whole. */
async function namesOf(refused: readonly string[], filters: Record<string, string>): Promise<string[]> {
  const unknown = Object.keys(filters).filter((name) => !Object.hasOwn(auditFilters.shape, name));
  const known = refused.filter((name) => name !== 'form');
  return filterWords([...known, ...unknown], await getTranslations(), 'audit.filters');
}

interface FoundProps {
  page: Page<AuditEvent>;
  filters: Record<string, string>;
  actor: Actor;
  opened: number | undefined;
}

async function Found({ page, filters, actor, opened }: FoundProps) {
  const t = await getTranslations('audit');
  return (
    <>
      {page.items.length === 0 ? (
        <NoRows page={page}>
          <EmptyState
            icon={<ScrollText size={22} strokeWidth={1.75} />}
            title={t('empty.title')}
            text={t('empty.text')}
            action={<ButtonLink href="/audit">{t('clear')}</ButtonLink>}
          />
        </NoRows>
      ) : (
        <AuditTable rows={await auditRows(page.items, actor, { opened })} />
      )}
      <Pagination {...pageHrefs('/audit', filters, page)} />
    </>
  );
}
