import { UserPlus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { NoRows } from '#components/ui/table/no-rows.tsx';
import { Pagination } from '#components/ui/table/pagination.tsx';
import { RecordTable } from '#components/ui/table/record-table.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { countUnknown, type UnknownCount } from '#lib/sync/count-unknown.ts';
import { listUnknown } from '#lib/sync/list-unknown.ts';
import { activeSync } from '#lib/sync/start-sync.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { pageHrefs } from '../../page-hrefs.ts';
import { SyncForm } from './sync-form.tsx';
import { unknownColumns } from './unknown-columns.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sync'))('page') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everybody who wrote and is no contact, and one way to make contacts of them. */
export default async function SyncPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'contacts.sync')) return showForbidden();
  const { kind, after, before } = await searchParams;
  const isGroups = kind === 'groups';
  const [page, count, runId, organization, t] = await Promise.all([
    listUnknown(actor, { kind, after, before }),
    countUnknown(actor),
    activeSync(),
    getOrganization(),
    getTranslations(),
  ]);
  return (
    <>
      <PageHeader title={t('sync.page')} breadcrumb={[{ href: '/contacts', label: t('contacts.title') }]} />
      <div className="grid max-w-3xl gap-3 p-4 sm:p-5">
        <p className="text-body text-base-content/80">
          {t(organization.saveSenders ? 'sync.atOnce' : 'sync.lead')}{' '}
          {can(actor, 'organization.manage') && (
            <Link
              href="/settings/organization"
              prefetch={false}
              className="rounded text-primary underline underline-offset-2"
            >
              {t('sync.change')}
            </Link>
          )}
        </p>
        {runId !== null && (
          <Alert
            tone="info"
            title={t('sync.running')}
            actions={<ButtonLink href={`/runs/${runId}`}>{t('sync.progress')}</ButtonLink>}
          />
        )}
        {runId === null && count.people + count.groups > 0 && <SyncForm count={count} t={t} />}
        {count.shared > 0 && (
          <Alert tone="warning" title={t('sync.shared', { count: count.shared })}>
            {t('sync.sharedText')}
          </Alert>
        )}
      </div>
      <Kinds isGroups={isGroups} count={count} actor={actor} t={t} />
      {page.items.length === 0 ? (
        <NoRows page={page}>
          <EmptyState
            icon={<UserPlus size={22} strokeWidth={1.75} />}
            title={t(isGroups ? 'sync.empty.groups' : 'sync.empty.people')}
            text={t('sync.empty.text')}
          />
        </NoRows>
      ) : (
        <RecordTable
          label={t('sync.page')}
          rows={page.items}
          rowKey={({ id }) => id}
          columns={unknownColumns(actor, t)}
        />
      )}
      <Pagination {...pageHrefs('/contacts/sync', isGroups ? { kind: 'groups' } : {}, page)} />
    </>
  );
}

interface KindsProps {
  isGroups: boolean;
  count: UnknownCount;
  actor: Actor;
  t: Words;
}

function Kinds({ isGroups, count, actor, t }: KindsProps) {
  const people = formatNumber(count.people + count.shared, actor.locale);
  const groups = formatNumber(count.groups, actor.locale);
  return (
    <div className="px-4 sm:px-5">
      <Tabs
        label={t('sync.whom')}
        tabs={[
          { href: '/contacts/sync', label: t('sync.people'), current: !isGroups, count: people },
          { href: '/contacts/sync?kind=groups', label: t('sync.groups'), current: isGroups, count: groups },
        ]}
      />
    </div>
  );
}
