import { Pencil } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { RECORD_NAME_ID } from '#components/contacts/drawer/record-name-id.ts';
import { PriorityMark } from '#components/contacts/priority-mark.tsx';
import { Timeline } from '#components/contacts/timeline.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { avatarHref } from '#lib/contacts/avatar/avatar-href.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { listContactHistory } from '#lib/contacts/list-contact-history.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';
import { ContactAside } from './contact-aside.tsx';
import { loadContact } from './load-contact.ts';
import { RenameForm } from './rename-form.tsx';
import { timelineEntries } from './timeline-entries.ts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadContact((await params).id)).name };
}

export default async function ContactPage({ params }: Props) {
  const actor = await requireActor();
  const contact = await loadContact((await params).id);
  const t = await getTranslations('contacts');
  const history = await listContactHistory(actor, contact.id);
  return (
    <>
      <PageHeader title={contact.name} breadcrumb={[{ href: '/contacts', label: t('title') }]}>
        {can(actor, 'contacts.edit') && !contact.anonymizedAt && (
          <ButtonLink
            href={`/contacts/${contact.id}/edit`}
            icon={<Pencil aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('edit')}
          </ButtonLink>
        )}
      </PageHeader>
      <div className="@container flex grow flex-col">
        <div className="grid grow content-start @min-[76rem]:grid-cols-[minmax(0,1fr)_25rem] @min-[76rem]:grid-rows-[auto_1fr]">
          <div className="min-w-0 px-4 pt-5 sm:px-6 @min-[76rem]:border-r @min-[76rem]:border-base-300">
            <Identity contact={contact} mayEdit={can(actor, 'contacts.edit') && !contact.anonymizedAt} />
          </div>
          <ContactAside contact={contact} actor={actor} />
          <section
            aria-labelledby="history"
            className="min-w-0 px-4 py-6 @max-[76rem]:border-t @max-[76rem]:border-base-300 sm:px-6 @min-[76rem]:col-start-1 @min-[76rem]:row-start-2 @min-[76rem]:border-r @min-[76rem]:border-base-300"
          >
            <h2 id="history" className="mb-4 border-b border-base-300 pb-2 text-body font-medium">
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
        </div>
      </div>
    </>
  );
}

async function Identity({ contact, mayEdit }: { contact: Contact; mayEdit: boolean }) {
  const t = await getTranslations('contacts');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
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
      {contact.tags.length > 0 && (
        <ul aria-label={t('fields.tags')} className="flex flex-wrap gap-1">
          {contact.tags.map(({ id, name }) => (
            <li key={id} className="min-w-0">
              <Link
                href={`/contacts?tag=${encodeURIComponent(name)}`}
                prefetch={false}
                className="block rounded hover:brightness-95 max-md:py-3"
              >
                <Badge>{name}</Badge>
              </Link>
            </li>
          ))}
        </ul>
      )}
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
