import { Download, ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import { AuditTable } from '#components/audit/audit-table.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { FilterRefusal } from '#components/ui/form/filter-refusal.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import { type AuditEvent, getAuditEvent, listAuditEvents } from '#lib/audit/list-audit-events.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Page } from '#lib/core/paging.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listUsers } from '#lib/users/list-users.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { orRefusedFilters } from '../filter-query.ts';
import { pageHrefs } from '../page-hrefs.ts';
import { AuditFilters } from './audit-filters.tsx';
import { auditRows } from './audit-rows.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireActor();
  const given = firsts(await searchParams);
  const t = await getTranslations('audit');
  const found = await orNotFound(orRefusedFilters(listAuditEvents(actor, given)));
  const cause = idOf(given.cause);
  const opened = isId(cause) ? await getAuditEvent(actor, cause) : null;
  const [head] = opened ? await auditRows([opened], actor) : [];
  const { after: _, before: __, ...filters } = given;
  const labelOf = (name: string) => (t.has(`filters.${name}`) ? t(`filters.${name}`) : name);
  return (
    <>
      <PageHeader
        title={head ? (head.subject ?? head.what) : t('title')}
        breadcrumb={head ? [{ href: '/audit', label: t('title') }] : undefined}
      >
        {!('refused' in found) && <Export filters={filters} />}
      </PageHeader>
      <AuditFilters given={given} users={await listUsers(actor)} />
      {head && (
        <div className="border-b-4 border-base-300">
          <AuditTable rows={[{ ...head, made: null }]} />
        </div>
      )}
      {'refused' in found ? (
        <FilterRefusal names={found.refused.map(labelOf)} href="/audit" />
      ) : (
        <Found page={found} filters={filters} actor={actor} opened={opened?.id} />
      )}
    </>
  );
}

async function Export({ filters }: { filters: Record<string, string> }) {
  const t = await getTranslations('audit');
  return (
    <form autoComplete="off" method="post" action="/audit/export">
      {Object.entries(filters).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <Button type="submit" icon={<Download aria-hidden="true" size={14} strokeWidth={1.75} />}>
        {t('export')}
      </Button>
    </form>
  );
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
        <EmptyState
          icon={<ScrollText size={22} strokeWidth={1.75} />}
          title={t('empty.title')}
          text={t('empty.text')}
          action={<ButtonLink href="/audit">{t('clear')}</ButtonLink>}
        />
      ) : (
        <AuditTable rows={await auditRows(page.items, actor, { opened })} />
      )}
      <Pagination {...pageHrefs('/audit', filters, page)} />
    </>
  );
}

function firsts(query: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      [value]
        .flat()
        .slice(0, 1)
        .map((text) => [name, text ?? '']),
    ),
  );
}
