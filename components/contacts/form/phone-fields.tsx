import { useTranslations } from 'next-intl';
import { type Option, SelectField, TextField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import { FoldedFields } from './folded-fields.tsx';
import { HolderLink } from './holder-link.tsx';

interface PhoneFieldsProps {
  values: Record<string, string>;
  countries: readonly Option[];
  defaultCountry: string;
}

const LINES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Those the contact has and one more; the rest of the ten folded away until they are wanted or wrong. */
export function PhoneFields(props: PhoneFieldsProps) {
  const t = useTranslations('contacts.form');
  const filled = LINES.filter((at) => props.values[`phones.${at}.number`]).length;
  const folded = LINES.slice(filled + 1);
  return (
    <FieldGroup name="phones" legend={<span className="sr-only">{t('phones')}</span>}>
      <Lines {...props} lines={LINES.slice(0, filled + 1)} />
      {folded.length > 0 && (
        <FoldedFields
          summary={t('morePhones', { count: folded.length })}
          names={folded.map((at) => `phones.${at}.number`)}
        >
          <Lines {...props} lines={folded} />
        </FoldedFields>
      )}
    </FieldGroup>
  );
}

function Lines({ lines, values, countries, defaultCountry }: PhoneFieldsProps & { lines: number[] }) {
  const t = useTranslations('contacts.form');
  return (
    <div className="grid gap-3">
      {lines.map((at) => (
        <div key={at}>
          <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-2 sm:grid-cols-[14rem_minmax(0,20rem)]">
            <SelectField
              name={`phones.${at}.country`}
              label={t('phoneCountry', { number: at + 1 })}
              hideLabel
              defaultValue={values[`phones.${at}.country`] ?? defaultCountry}
              options={countries}
            />
            <TextField
              name={`phones.${at}.number`}
              label={t('phoneNumber', { number: at + 1 })}
              hideLabel
              type="tel"
              defaultValue={values[`phones.${at}.number`]}
            />
          </div>
          <HolderLink name={`phones.${at}.number`} words={{ see: t('seeHolder'), same: t('sameHolder') }} />
        </div>
      ))}
    </div>
  );
}
