import { Alert } from '#components/ui/alert.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { findContactMerges } from '#lib/merges/find-contact-merges.ts';
import { undoMergeAction } from '../../merges/actions.ts';

const MOST_NAMED = 5;

/** Who was merged into the contact, and the way to take the last merge back as long as there is one. */
export async function MergedNote({ contact, actor }: { contact: Contact; actor: Actor }) {
  if (contact.anonymizedAt) return null;
  const { away, count, undoable } = await findContactMerges(actor, contact.id);
  if (count === 0) return null;
  const t = await getTranslations('merges');
  const names = away.slice(0, MOST_NAMED).map(({ name }) => name);
  const others = count - names.length;
  return (
    <Alert
      title={t('contact.title', { count })}
      className="mb-5"
      actions={
        <>
          <ButtonLink href={`/contacts/${contact.id}/merged`} size="xs">
            {t('contact.see')}
          </ButtonLink>
          {undoable && (
            <ActionForm action={undoMergeAction}>
              <HiddenField name="id" value={undoable.id} />
              <HiddenField name="returnTo" value={`/contacts/${contact.id}`} />
              <SubmitButton variant="default" size="xs">
                {t('contact.undo')}
              </SubmitButton>
            </ActionForm>
          )}
        </>
      }
    >
      <p className="break-words">
        {[names.join(', '), others > 0 && t('history.others', { count: others })].filter(Boolean).join(' ')}
      </p>
    </Alert>
  );
}
