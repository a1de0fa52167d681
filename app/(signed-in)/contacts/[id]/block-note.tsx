import { Alert } from '#components/ui/alert.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { findBlock } from '#lib/blocking/list-blocked.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { unblockContactAction } from '../../blocked/actions.ts';

/** That the contact is blocked, by whom and why, and how often it has called or written since. */
export async function BlockNote({ contact, actor }: { contact: Contact; actor: Actor }) {
  const block = contact.blockedAt && (await findBlock(actor, contact.id));
  if (!block) return null;
  const t = await getTranslations();
  const when = formatDateTime(block.at, actor);
  const unblock = can(actor, 'contacts.unblock') && (
    <ActionForm action={unblockContactAction}>
      <HiddenField name="id" value={contact.id} />
      <HiddenField name="returnTo" value={`/contacts/${contact.id}`} />
      <SubmitButton variant="default">{t('blocking.unblock')}</SubmitButton>
    </ActionForm>
  );
  return (
    <Alert
      tone="error"
      title={t('blocking.note.title', { who: block.by ?? t('contacts.history.someone'), when })}
      actions={unblock}
      className="mb-5"
    >
      <p className="break-words whitespace-pre-line">{block.reason}</p>
      <p className="mt-1">
        {t('blocking.refused', { count: block.refused })}
        {block.lastRefusedAt &&
          ` · ${t('blocking.lastRefused', { when: formatDateTime(block.lastRefusedAt, actor) })}`}
      </p>
    </Alert>
  );
}
