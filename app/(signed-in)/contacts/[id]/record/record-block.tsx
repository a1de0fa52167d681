import { Badge } from '#components/ui/badge.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { EditInPlace } from '#components/ui/form/edit-in-place.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { contactFormValues } from '#lib/contacts/input/contact-form-values.ts';
import type { RecordField } from '#lib/contacts/list/record-fields.ts';
import type { Actor } from '#lib/core/actor.ts';
import { listCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { listSegments } from '#lib/segments/list-segments.ts';
import { updateContactAction } from '../../actions.ts';
import type { Editing } from './record-editing.ts';
import { recordEditor } from './record-editor.tsx';
import { blankFields, type RecordRow, recordRows } from './record-rows.tsx';

interface RecordBlockProps {
  contact: Contact;
  actor: Actor;
  mayEdit: boolean;
  /** Where saving leads; the contact's page when left out. */
  returnTo?: string;
  /** What is said beside a CPF, phone or e-mail, by its value. */
  marks?: ReadonlyMap<string, string>;
}

/** What the record says; each field is changed where it stands, and what is blank is added below. */
export async function RecordBlock({ contact, actor, mayEdit, returnTo, marks }: RecordBlockProps) {
  const t = await getTranslations('contacts');
  const { contactFields: order, defaultCountry } = await getOrganization();
  const [fields, segments] = mayEdit
    ? await Promise.all([listCustomFields(actor), listSegments(actor)])
    : [[], []];
  const editing: Editing = {
    contact,
    actor,
    values: contactFormValues(contact, actor),
    fields,
    segments: segments.map(({ name }) => name),
    defaultCountry,
    returnTo,
    t,
  };
  const rows = recordRows(contact, { actor, t, order, marks });
  const blank = mayEdit ? blankFields(rows, fields, { t, order }) : [];
  return (
    <section aria-labelledby="record" className="mb-6">
      <h2 id="record" className="mb-1 text-small font-semibold text-base-content/75">
        {t('form.label')}
      </h2>
      <dl>
        {rows.map((row) => (
          <Row key={row.key} row={row} editing={editing} mayEdit={mayEdit} />
        ))}
      </dl>
      {blank.length > 0 && (
        <div className="record-blanks">
          {blank.map(({ field, label }) => (
            <FieldForm
              key={field}
              field={field}
              label={t('addField', { field: label })}
              word={label}
              {...{ editing }}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function Row({ row, editing, mayEdit }: { row: RecordRow; editing: Editing; mayEdit: boolean }) {
  const { t } = editing;
  const { label, value, field, copy, mark } = row;
  const shown = { value: typeof value === 'string' ? value : (copy ?? label) };
  const editor = mayEdit && field && (
    <FieldForm field={field} label={t('editField', { field: label })} editing={editing} />
  );
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
          {editor}
        </dd>
      )}
    </div>
  );
}

interface FieldFormProps {
  field: RecordField;
  label: string;
  /** Of a blank field, which has no row whose pencil would say it. */
  word?: string;
  editing: Editing;
}

/** Of several fields only those that were touched are sent, so that nobody's other change is written over. */
function FieldForm({ field, label, word, editing }: FieldFormProps) {
  const { contact, values, returnTo, t } = editing;
  const editor = recordEditor(field, editing);
  if (!editor) return null;
  return (
    // As often as the contact changes, so that what was saved folds.
    <ActionForm key={contact.version} action={updateContactAction}>
      <HiddenField name="id" value={contact.id} />
      {returnTo && <HiddenField name="returnTo" value={returnTo} />}
      {field === 'phones' && <HiddenField name="version" value={contact.version} />}
      {(field === 'phones' || field === 'address') && (
        <HiddenField name="original" value={JSON.stringify(values)} />
      )}
      <EditInPlace label={label} word={word} save={t('form.save')}>
        {editor}
      </EditInPlace>
    </ActionForm>
  );
}
