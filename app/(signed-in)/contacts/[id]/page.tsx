import { Pencil } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { RECORD_NAME_ID } from '#components/contacts/drawer/record-name-id.ts';
import { PriorityMark } from '#components/contacts/priority-mark.tsx';
import { Timeline } from '#components/contacts/record/timeline.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { MoreMenu } from '#components/ui/more-menu.tsx';
import { avatarHref } from '#lib/contacts/avatar/avatar-href.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { listContactHistory } from '#lib/contacts/list-contact-history.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { getGroup } from '#lib/duplicates/get-group.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';
import { setContactActiveAction } from '../actions.ts';
import { BlockNote } from './block-note.tsx';
import { ChannelsTab } from './channels-tab.tsx';
import { ContactAppointments } from './contact-appointments.tsx';
import { ContactInteractions } from './contact-interactions.tsx';
import { ContactSurveys } from './contact-surveys.tsx';
import { ContactTabs } from './contact-tabs.tsx';
import { DuplicatesBlock, duplicateMarks } from './duplicates-block.tsx';
import { loadContact } from './load-contact.ts';
import { MergedNote } from './merged-note.tsx';
import { NotesBlock } from './notes-block.tsx';
import { PortfolioBlock } from './portfolio-block.tsx';
import { RecordBlock } from './record-block.tsx';
import { RenameForm } from './rename-form.tsx';
import { TagsBlock } from './tags-block.tsx';
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
        <div className="grid grow content-start @min-[60rem]:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="min-w-0 px-4 py-5 sm:px-6 @min-[60rem]:border-r @min-[60rem]:border-base-300">
            <BlockNote contact={contact} actor={actor} />
            <MergedNote contact={contact} actor={actor} />
            <Identity contact={contact} actor={actor} mayEdit={mayEdit} />
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

/** Switching off, blocking, and what cannot be taken back. */
async function ContactMenu({
  contact: { id, active, anonymizedAt, blockedAt },
  actor,
}: {
  contact: Contact;
  actor: Actor;
}) {
  const t = await getTranslations('contacts');
  const maySwitch = can(actor, 'contacts.activate') && !anonymizedAt;
  const mayBlock = can(actor, 'contacts.block') && !anonymizedAt && !blockedAt;
  const mayDelete = can(actor, 'contacts.delete') && !anonymizedAt;
  const mayAnonymize = can(actor, 'contacts.anonymize') && !anonymizedAt;
  const mayManagePrivacy = can(actor, 'privacy.manage') && !anonymizedAt;
  if (!maySwitch && !mayBlock && !mayDelete && !mayAnonymize && !mayManagePrivacy) return null;
  return (
    <MoreMenu label={t('more')}>
      {maySwitch && (
        <ActionForm action={setContactActiveAction}>
          <HiddenField name="id" value={id} />
          <HiddenField name="active" value={String(!active)} />
          <SubmitButton variant="ghost">{t(active ? 'deactivate' : 'activate')}</SubmitButton>
        </ActionForm>
      )}
      {mayBlock && (
        <Link href={`/contacts/${id}/block`} prefetch={false}>
          {t('block')}
        </Link>
      )}
      {mayDelete && (
        <Link href={`/contacts/${id}/delete`} prefetch={false} className="grave">
          {t('delete.action')}
        </Link>
      )}
      {mayManagePrivacy && (
        <>
          <Link href={`/contacts/${id}/data`} prefetch={false}>
            {t('subjectData')}
          </Link>
          <Link href={`/settings/privacy/requests/new?contact=${id}`} prefetch={false}>
            {t('privacyRequest')}
          </Link>
          <Link href={`/contacts/${id}/hold`} prefetch={false}>
            {t('hold')}
          </Link>
        </>
      )}
      {mayAnonymize && (
        <Link href={`/contacts/anonymize?contact=${id}`} prefetch={false} className="grave">
          {t('anonymize')}
        </Link>
      )}
    </MoreMenu>
  );
}

async function Identity({ contact, actor, mayEdit }: { contact: Contact; actor: Actor; mayEdit: boolean }) {
  const t = await getTranslations('contacts');
  return (
    <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-3">
      <Picture contact={contact} mayEdit={mayEdit} />
      <div className="min-w-0 grow basis-56 leading-tight">
        <div className="text-[1.357rem] font-semibold tracking-tight break-words">
          <span id={RECORD_NAME_ID}>{contact.name}</span>
          {mayEdit && <RenameForm contact={contact} />}
        </div>
        <p className="num mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-base-content/75">
          <span>{t('idNumber', { id: String(contact.id) })}</span>
          {contact.clientCode && <Dot />}
          {contact.clientCode && <span>{t('codeOf', { code: contact.clientCode })}</span>}
          <Dot />
          <span>{t(`kinds.${contact.kind}`)}</span>
          <Dot />
          <State
            active={contact.active}
            label={t(contact.active ? 'states.one.active' : 'states.one.inactive')}
          />
          {contact.priority && <Dot />}
          {contact.priority && (
            <PriorityMark level={contact.priority}>{t(`priorities.${contact.priority}`)}</PriorityMark>
          )}
        </p>
      </div>
      <TagsBlock contact={contact} actor={actor} mayEdit={mayEdit} />
    </div>
  );
}

async function Picture({ contact, mayEdit }: { contact: Contact; mayEdit: boolean }) {
  const t = await getTranslations('avatar');
  const src = avatarHref(contact);
  const picture = <Avatar name={contact.name} src={src} size="lg" />;
  if (!mayEdit) return picture;
  const action = t(src ? 'change' : 'add');
  return (
    <Link
      href={`/contacts/${contact.id}/avatar`}
      prefetch={false}
      title={action}
      className="rounded-full hover:brightness-95"
    >
      {picture}
      <span className="sr-only">{action}</span>
    </Link>
  );
}

function Dot() {
  return <span aria-hidden="true">·</span>;
}

function State({ active, label }: { active: boolean; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span
        aria-hidden="true"
        className={active ? 'size-1.5 rounded-full bg-success' : 'size-1.5 rounded-full bg-base-content/45'}
      />
      {label}
    </span>
  );
}
