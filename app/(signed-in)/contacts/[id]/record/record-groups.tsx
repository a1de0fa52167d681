import { BoxesField } from '#components/ui/form/boxes-field.tsx';
import { SelectField, TextField } from '#components/ui/form/field.tsx';
import { ADDRESS_FIELDS } from '#lib/contacts/field-groups.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { languageOptions } from '../../form/language-options.ts';
import type { Editing } from './record-editing.ts';

/** Lines that need the whole width. */
const LONG = ['street', 'complement'];

export function AddressFields({ values, t }: Editing) {
  return (
    <div className="grid grid-cols-2 gap-2">
      {ADDRESS_FIELDS.map((field) => (
        <TextField
          key={field}
          name={`address.${field}`}
          label={t(`fields.${field}`)}
          defaultValue={values[`address.${field}`]}
          maxLength={LONGEST.text}
          className={LONG.includes(field) ? 'col-span-2' : undefined}
        />
      ))}
    </div>
  );
}

/** Null where there is nothing to choose. */
export function SegmentBoxes({ values, segments, t }: Editing) {
  if (segments.length === 0) return null;
  return (
    <BoxesField
      name="segments"
      legend={<span className="sr-only">{t('fields.segments')}</span>}
      options={segments.map((name) => ({ value: name, label: name }))}
      defaultValues={values.segments?.split(', ')}
      keptLabel={t('form.otherSegments')}
    />
  );
}

export function LanguageChoice({ contact, actor, values, t }: Editing) {
  return (
    <SelectField
      name="language"
      label={t('fields.language')}
      hideLabel
      defaultValue={values.language}
      options={[{ value: '', label: t('form.blank') }, ...languageOptions(actor.locale, contact.language)]}
    />
  );
}
