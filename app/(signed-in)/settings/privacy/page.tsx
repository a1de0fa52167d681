import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listHolds } from '#lib/privacy/holds/list-holds.ts';
import { listRequests } from '#lib/privacy/requests/list-requests.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { HoldsTable } from './holds-table.tsx';
import { RequestsTable } from './requests-table.tsx';

const HERE = '/settings/privacy';
const LISTS = ['open', 'decided', 'holds'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.page'))('title') };
}

type Props = { searchParams: Promise<{ list?: string | string[] }> };

/** The register of what people asked for, and whose data must be kept. */
export default async function PrivacyPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'privacy.manage')) return showForbidden();
  const asked = [(await searchParams).list].flat()[0];
  const list = LISTS.find((name) => name === asked) ?? 'open';
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t('privacy.page.title')}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      >
        <ButtonLink href={`${HERE}/requests/new`} variant="primary">
          {t('privacy.request.new')}
        </ButtonLink>
      </PageHeader>
      <p className="max-w-3xl px-4 pt-4 text-body text-base-content/80 sm:px-5">{t('privacy.page.text')}</p>
      <div className="px-4 pt-2 sm:px-5">
        <Tabs
          label={t('privacy.page.lists')}
          tabs={LISTS.map((name) => ({
            href: name === 'open' ? HERE : `${HERE}?list=${name}`,
            label: t(`privacy.page.list.${name}`),
            current: name === list,
          }))}
        />
      </div>
      {list === 'holds' ? (
        <HoldsTable holds={await listHolds(actor)} actor={actor} />
      ) : (
        <RequestsTable
          requests={await listRequests(actor, { open: list === 'open' })}
          list={list}
          actor={actor}
        />
      )}
    </>
  );
}
