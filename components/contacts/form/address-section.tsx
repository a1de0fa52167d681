import { useTranslations } from 'next-intl';
import { TextField } from '#components/ui/form/field.tsx';
import { Section } from '#components/ui/section.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { COLUMNS } from './form-columns.ts';

const ADDRESS = [
  ['zipCode', 'sm:col-span-2'],
  ['street', 'sm:col-span-4'],
  ['number', 'sm:col-span-2'],
  ['complement', 'sm:col-span-4'],
  ['city', 'sm:col-span-3'],
  ['state', 'sm:col-span-1'],
  ['country', 'sm:col-span-2'],
] as const;

/** Where the contact lives or works. */
export function AddressSection({ values }: { values: Record<string, string> }) {
  const t = useTranslations('contacts');
  return (
    <Section title={t('form.address')}>
      <div className={COLUMNS}>
        {ADDRESS.map(([field, className]) => (
          <TextField
            key={field}
            name={`address.${field}`}
            label={t(`fields.${field}`)}
            defaultValue={values[`address.${field}`]}
            className={className}
            maxLength={LONGEST.text}
          />
        ))}
      </div>
    </Section>
  );
}
