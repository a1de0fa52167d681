import Link from 'next/link';
import { RECORD_NAME_ID } from '#components/contacts/drawer/record-name-id.ts';
import { PriorityMark } from '#components/contacts/priority-mark.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { avatarHref } from '#lib/contacts/avatar/avatar-href.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { RenameForm } from './record/rename-form.tsx';
import { TagsBlock } from './tags-block.tsx';

/** Picture, name, state and tags: who it is, at the head of the record. */
export async function ContactIdentity({
  contact,
  actor,
  mayEdit,
}: {
  contact: Contact;
  actor: Actor;
  mayEdit: boolean;
}) {
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
