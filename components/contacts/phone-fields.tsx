'use client';

import { useTranslations } from 'next-intl';
import { type Option, SelectField, TextField } from '../ui/field.tsx';
import { FieldGroup } from '../ui/field-group.tsx';
import { useRefusedForm } from '../ui/form-context.ts';
import { HolderLink } from './holder-link.tsx';

interface PhoneFieldsProps {
  values: Record<string, string>;
  countries: readonly Option[];
  defaultCountry: string;
}

const MOST = 10;

/** Those the contact has and one more; the rest of the ten folded away until they are wanted or wrong. */
export function PhoneFields({ values, countries, defaultCountry }: PhoneFieldsProps) {
  const t = useTranslations('contacts.form');
  const refused = useRefusedForm();
  const filled = (at: number) => Boolean(values[`phones.${at}.number`]);
  const count = Array.from({ length: MOST }, (_, at) => at).filter(filled).length;
  const shown = Math.min(MOST, count + 1);
  const line = (at: number) => (
    <PhoneLine key={at} at={at} values={values} countries={countries} defaultCountry={defaultCountry} />
  );
  const hidden = Array.from({ length: MOST - shown }, (_, at) => at + shown);
  const isOpen = hidden.some((at) => Boolean(refused.values[`phones.${at}.number`]));
  return (
    <FieldGroup name="phones" legend={<span className="sr-only">{t('phones')}</span>}>
      <div className="grid gap-3">{Array.from({ length: shown }, (_, at) => line(at))}</div>
      {hidden.length > 0 && (
        <details className="group mt-3" open={isOpen}>
          <summary className="inline-flex min-h-7 items-center rounded text-small font-medium text-primary underline-offset-2 hover:underline group-open:mb-3 max-md:min-h-11">
            {t('morePhones', { count: hidden.length })}
          </summary>
          <div className="grid gap-3">{hidden.map(line)}</div>
        </details>
      )}
    </FieldGroup>
  );
}

function PhoneLine({ at, values, countries, defaultCountry }: PhoneFieldsProps & { at: number }) {
  const t = useTranslations('contacts.form');
  const name = `phones.${at}`;
  return (
    <div>
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-2 sm:grid-cols-[14rem_minmax(0,20rem)]">
        <SelectField
          name={`${name}.country`}
          label={t('phoneCountry', { number: at + 1 })}
          hideLabel
          defaultValue={values[`${name}.country`] ?? defaultCountry}
          options={countries}
        />
        <TextField
          name={`${name}.number`}
          label={t('phoneNumber', { number: at + 1 })}
          hideLabel
          type="tel"
          defaultValue={values[`${name}.number`]}
          autoComplete="off"
        />
      </div>
      <HolderLink name={`${name}.number`} />
    </div>
  );
}
