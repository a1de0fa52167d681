import { Check, Pencil } from 'lucide-react';
import { ActionForm } from '#components/ui/action-form.tsx';
import { HiddenField, TextField } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { updateContactAction } from '../actions.ts';

/** The name, and behind it the one line that changes it: opens where it stands, with and without scripts. */
export async function RenameForm({ contact }: { contact: Contact }) {
  const t = await getTranslations('contacts');
  return (
    <details className="group inline-block align-middle open:block">
      <summary
        className="btn btn-ghost btn-square btn-xs ml-1 list-none align-middle max-md:size-9"
        aria-label={t('rename.open', { name: contact.name })}
        title={t('rename.open', { name: contact.name })}
      >
        <Pencil aria-hidden="true" size={13} strokeWidth={1.75} />
      </summary>
      <ActionForm action={updateContactAction} className="mt-2 flex max-w-lg items-start gap-2">
        <HiddenField name="id" value={contact.id} />
        <HiddenField name="version" value={contact.version} />
        <TextField
          name="name"
          id="rename"
          label={t('fields.name')}
          hideLabel
          required
          maxLength={LONGEST.name}
          defaultValue={contact.name}
          className="min-w-0 grow"
        />
        <SubmitButton icon={<Check aria-hidden="true" size={14} strokeWidth={1.75} />}>
          {t('rename.save')}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
