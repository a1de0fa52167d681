import { GitMerge } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { RecordFacts, RecordTable } from '#components/ui/table/record-table.tsx';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { findContactMerges } from '#lib/merges/find-contact-merges.ts';
import { requireActor } from '#lib/web/session.ts';
import { loadContact } from '../load-contact.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merges'))('away.title') };
}

/** Who leads to a contact, and the way to bring one of them back. */
export default async function MergedContactsPage({ params }: Props) {
  const actor = await requireActor();
  const contact = await loadContact((await params).id, '/merged');
  const { away } = await findContactMerges(actor, contact.id);
  const t = await getTranslations();
  const mayBringBack = can(actor, 'contacts.activate');
  return (
    <>
      <PageHeader
        title={t('merges.away.title')}
        breadcrumb={[
          { href: '/contacts', label: t('contacts.title') },
          { href: `/contacts/${contact.id}`, label: contact.name },
        ]}
      />
      {away.length === 0 ? (
        <EmptyState icon={<GitMerge size={22} strokeWidth={1.75} />} title={t('merges.away.none')} />
      ) : (
        <>
          <p className="px-5 py-3 text-body text-base-content/80">
            {t('merges.away.text', { name: contact.name })}
          </p>
          <RecordTable
            label={t('merges.away.title')}
            rows={away}
            rowKey={({ id }) => id}
            columns={[
              {
                label: t('contacts.columns.name'),
                phone: 'title',
                cell: ({ id, name }) => (
                  <>
                    {name}
                    <RecordFacts>{[t('contacts.idNumber', { id: String(id) })]}</RecordFacts>
                  </>
                ),
              },
              ...(mayBringBack
                ? [
                    {
                      label: t('merges.away.bringBack'),
                      phone: 'buttons' as const,
                      cell: ({ id, name }: (typeof away)[number]) => (
                        <ButtonLink
                          href={`/merges/bring-back/${id}`}
                          variant="ghost"
                          size="xs"
                          aria-label={`${t('merges.away.bringBack')}: ${name}`}
                        >
                          {t('merges.away.bringBack')}
                        </ButtonLink>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </>
      )}
    </>
  );
}
