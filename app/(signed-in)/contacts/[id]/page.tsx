import { Pencil } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Timeline } from '#components/contacts/record/timeline.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { listContactHistory } from '#lib/contacts/list-contact-history.ts';
import { can } from '#lib/core/permissions.ts';
import { getGroup } from '#lib/duplicates/get-group.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';
import { BlockNote } from './block-note.tsx';
import { ChannelsTab } from './channels-tab.tsx';
import { ContactAppointments } from './contact-appointments.tsx';
import { ContactIdentity } from './contact-identity.tsx';
import { ContactInteractions } from './contact-interactions.tsx';
import { ContactMenu } from './contact-menu.tsx';
import { ContactSurveys } from './contact-surveys.tsx';
import { ContactTabs } from './contact-tabs.tsx';
import { DuplicatesBlock, duplicateMarks } from './duplicates-block.tsx';
import { loadContact } from './load-contact.ts';
import { MergedNote } from './merged-note.tsx';
import { NotesBlock } from './notes-block.tsx';
import { PortfolioBlock } from './portfolio-block.tsx';
import { RecordBlock } from './record/record-block.tsx';
import { timelineEntries } from './timeline-entries.ts';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ tab?: string | string[] }>;
};

/** Without the name: browsers keep titles. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await loadContact((await params).id);
  return { title: (await getTranslations('contacts'))('one', { id: String(id) }) };
}

/** `?tab=channels` shows where the contact is served instead of the record. */
export default async function ContactPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const contact = await loadContact((await params).id);
  const t = await getTranslations('contacts');
  const history = await listContactHistory(actor, contact.id);
  const mayEdit = can(actor, 'contacts.edit') && !contact.anonymizedAt;
  const tab = (await searchParams).tab === 'channels' ? 'channels' : 'record';
  const group = await getGroup(actor, contact.id, { most: 5 });
  const marks = duplicateMarks(contact, group, await getTranslations('duplicates'));
  return (
    <>
      <PageHeader title={contact.name} breadcrumb={[{ href: '/contacts', label: t('title') }]}>
        <ContactMenu contact={contact} actor={actor} />
        {mayEdit && (
          <ButtonLink
            href={`/contacts/${contact.id}/edit`}
            data-edit=""
            icon={<Pencil aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('edit')}
          </ButtonLink>
        )}
      </PageHeader>
      <div className="@container flex grow flex-col">
        <div className="grid grow content-start @min-[60rem]:content-stretch @min-[60rem]:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="min-w-0 px-4 py-5 sm:px-6 @min-[60rem]:border-r @min-[60rem]:border-base-300">
            <BlockNote contact={contact} actor={actor} />
            <MergedNote contact={contact} actor={actor} />
            <ContactIdentity contact={contact} actor={actor} mayEdit={mayEdit} />
            <ContactTabs id={contact.id} current={tab} />
            {tab === 'channels' ? (
              <ChannelsTab contact={contact} actor={actor} />
            ) : (
              <div className="max-w-3xl">
                <RecordBlock contact={contact} actor={actor} mayEdit={mayEdit} marks={marks} />
                <PortfolioBlock contact={contact} actor={actor} />
                <p className="num text-small text-base-content/70">
                  {t('times', {
                    created: formatDateTime(contact.createdAt, actor),
                    updated: formatDateTime(contact.updatedAt, actor),
                  })}
                </p>
              </div>
            )}
          </div>
          <aside
            aria-label={t('margin')}
            className="min-w-0 px-4 py-5 @max-[60rem]:border-t @max-[60rem]:border-base-300 sm:px-6 @min-[60rem]:bg-base-200/50 @min-[60rem]:px-5"
          >
            {group && <DuplicatesBlock contact={contact} group={group} />}
            <NotesBlock contact={contact} actor={actor} />
            <ContactInteractions contact={contact} actor={actor} />
            <ContactAppointments contact={contact} actor={actor} />
            <ContactSurveys contact={contact} actor={actor} />
            <section aria-labelledby="history">
              <h2 id="history" className="mb-3 text-small font-semibold text-base-content/75">
                {t('history.title')}
              </h2>
              <Timeline entries={await timelineEntries(history.entries, actor)} />
              {history.more && can(actor, 'audit.view') && (
                <p className="mt-4 text-small">
                  <Link
                    href={`/audit?contact=${contact.id}`}
                    className="rounded text-primary underline underline-offset-2"
                  >
                    {t('history.all')}
                  </Link>
                </p>
              )}
            </section>
          </aside>
        </div>
      </div>
    </>
  );
}
