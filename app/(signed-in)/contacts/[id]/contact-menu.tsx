import Link from 'next/link';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { MoreMenu } from '#components/ui/more-menu.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { setContactActiveAction } from '../actions.ts';

/** Switching off, blocking, and what cannot be taken back. */
export async function ContactMenu({
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
