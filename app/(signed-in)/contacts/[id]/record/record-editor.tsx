import { SelectField, TextField } from '#components/ui/form/field.tsx';
import { SOCIAL_FIELDS } from '#lib/contacts/field-groups.ts';
import { typedValue } from '#lib/contacts/input/contact-form-values.ts';
import { customFieldId, type RecordField } from '#lib/contacts/list/record-fields.ts';
import { LONGEST, MOST_PHONES } from '#lib/core/limits.ts';
import type { Editing } from './record-editing.ts';
import { AddressFields, LanguageChoice, SegmentBoxes } from './record-groups.tsx';

const TEXTS: Partial<Record<RecordField, number>> = {
  firstName: LONGEST.text,
  lastName: LONGEST.text,
  company: LONGEST.text,
  externalId: LONGEST.code,
  birthDate: LONGEST.text,
  cpf: LONGEST.document,
  cnpj: LONGEST.document,
  email: LONGEST.email,
};

/** The fields that change one field of the record in its place; null where there is nothing to choose. */
export function recordEditor(field: RecordField, editing: Editing) {
  const { values, t } = editing;
  if (field === 'phones') return <Phones {...editing} />;
  if (field === 'address') return <AddressFields {...editing} />;
  if (field === 'segments') return SegmentBoxes(editing);
  if (field === 'language') return <LanguageChoice {...editing} />;
  const custom = customFieldId(field);
  if (custom !== null) return Custom({ id: custom, ...editing });
  if (field === 'gender')
    return (
      <SelectField
        name="gender"
        label={t('fields.gender')}
        hideLabel
        defaultValue={values.gender}
        options={[
          { value: '', label: t('form.blank') },
          ...(['female', 'male', 'not_informed'] as const).map((value) => ({
            value,
            label: t(`genders.${value}`),
          })),
        ]}
      />
    );
  const isSocial = (SOCIAL_FIELDS as readonly string[]).includes(field);
  const most = isSocial ? LONGEST.text : TEXTS[field];
  if (most === undefined) return null;
  const name = isSocial ? `social.${field}` : field;
  return (
    <TextField
      name={name}
      label={t(`fields.${field}` as 'fields.name')}
      hideLabel
      type={field === 'email' ? 'email' : 'text'}
      defaultValue={values[name]}
      maxLength={most}
      placeholder={field === 'birthDate' ? t('form.dayPlaceholder') : undefined}
    />
  );
}

/** Those there are, each in its country, and one more in the organization's. */
function Phones({ contact, values, defaultCountry, t }: Editing) {
  const lines = Math.min(contact.phones.length + 1, MOST_PHONES);
  return (
    <div className="grid gap-2">
      {Array.from({ length: lines }, (_, at) => `phones.${at}`).map((name, at) => (
        <div key={name}>
          <input type="hidden" name={`${name}.country`} value={values[`${name}.country`] ?? defaultCountry} />
          <TextField
            name={`${name}.number`}
            label={t('form.phoneNumber', { number: at + 1 })}
            hideLabel
            type="tel"
            defaultValue={values[`${name}.number`]}
            placeholder={at === contact.phones.length ? t('form.anotherPhone') : undefined}
          />
        </div>
      ))}
    </div>
  );
}

function Custom({ id, contact, actor, fields, t }: Editing & { id: number }) {
  const field = fields.find((one) => one.id === id);
  const filled = contact.customFields.find((one) => one.id === id);
  if (!field || field.archived) return null;
  const value = filled ? typedValue(filled, actor.locale) : '';
  const common = { name: `custom.f${id}`, label: field.name, hideLabel: true, defaultValue: value };
  if (field.type !== 'choice') return <TextField {...common} />;
  const choices = [...new Set([...field.choices, ...(value ? [value] : [])])];
  return (
    <SelectField
      {...common}
      options={[
        { value: '', label: t('form.blank') },
        ...choices.map((choice) => ({ value: choice, label: choice })),
      ]}
    />
  );
}
