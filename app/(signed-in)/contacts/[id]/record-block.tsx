import { Badge } from '#components/ui/badge.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { EditInPlace } from '#components/ui/form/edit-in-place.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { contactFormValues } from '#lib/contacts/input/contact-form-values.ts';
import type { Actor } from '#lib/core/actor.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { updateContactAction } from '../actions.ts';
import { type Editing, recordEditor } from './record-editor.tsx';
import { type RecordRow, recordRows } from './record-rows.tsx';

interface RecordBlockProps {
  contact: Contact;
  actor: Actor;
  mayEdit: boolean;
  /** Where saving leads; the contact's page when left out. */
  returnTo?: string;
  /** What is said beside a CPF, phone or e-mail, by its value. */
  marks?: ReadonlyMap<string, string>;
}

/** What the record says; each field is changed where it stands. */
export async function RecordBlock({ contact, actor, mayEdit, returnTo, marks }: RecordBlockProps) {
  const t = await getTranslations('contacts');
  const { contactFields, defaultCountry } = await getOrganization();
  const fields = mayEdit && contact.customFields.length > 0 ? await listCustomFields(actor) : [];
  const values = contactFormValues(contact, actor);
  const editing: Editing = { contact, actor, values, fields, defaultCountry, returnTo, t };
  return (
    <section aria-labelledby="record" className="mb-6">
      <h2 id="record" className="mb-1 text-small font-semibold text-base-content/75">
        {t('form.label')}
      </h2>
      <dl>
        {recordRows(contact, { actor, t, order: contactFields, marks }).map((row) => (
          <Row key={row.key} row={row} editing={editing} mayEdit={mayEdit} />
        ))}
      </dl>
    </section>
  );
}

function Row({ row, editing, mayEdit }: { row: RecordRow; editing: Editing; mayEdit: boolean }) {
  const { contact, values, returnTo, t } = editing;
  const { label, value, field, copy, mark } = row;
  const editor = mayEdit && field ? recordEditor(field, editing) : null;
  const shown = { value: typeof value === 'string' ? value : (copy ?? label) };
  return (
    <div className="record-row">
      <dt>{label}</dt>
      <dd>
        {value ?? <span className="text-base-content/65">—</span>}
        {mark && (
          <>
            {' '}
            <Badge tone="warning">{mark}</Badge>
          </>
        )}
      </dd>
      {(copy || editor) && (
        <dd className="contents">
          {copy && <CopyButton text={copy} words={{ copy: t('copy.do', shown), copied: t('copy.done') }} />}
          {editor && (
            // As often as the contact changes, so that what was saved folds.
            <ActionForm key={contact.version} action={updateContactAction}>
              <HiddenField name="id" value={contact.id} />
              {returnTo && <HiddenField name="returnTo" value={returnTo} />}
              {field === 'phones' && <HiddenField name="version" value={contact.version} />}
              {field === 'phones' && <HiddenField name="original" value={JSON.stringify(values)} />}
              <EditInPlace label={t('editField', { field: label })} save={t('form.save')}>
                {editor}
              </EditInPlace>
            </ActionForm>
          )}
        </dd>
      )}
    </div>
  );
}
