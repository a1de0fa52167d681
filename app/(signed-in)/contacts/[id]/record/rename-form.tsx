import { ActionForm } from '#components/ui/form/action-form.tsx';
import { EditInPlace } from '#components/ui/form/edit-in-place.tsx';
import { HiddenField, TextField } from '#components/ui/form/field.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { updateContactAction } from '../../actions.ts';

/** The one line that changes the name, where it stands, with and without scripts. */
export async function RenameForm({ contact, returnTo }: { contact: Contact; returnTo?: string }) {
  const t = await getTranslations('contacts');
  return (
    <ActionForm key={contact.version} action={updateContactAction} className="inline-block align-middle">
      <HiddenField name="id" value={contact.id} />
      {returnTo && <HiddenField name="returnTo" value={returnTo} />}
      <HiddenField name="version" value={contact.version} />
      <EditInPlace label={t('rename.open', { name: contact.name })} save={t('rename.save')}>
        <TextField
          name="name"
          id="rename"
          label={t('fields.name')}
          hideLabel
          required
          maxLength={LONGEST.name}
          defaultValue={contact.name}
        />
      </EditInPlace>
    </ActionForm>
  );
}
