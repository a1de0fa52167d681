import { useTranslations } from 'next-intl';
import { TextField } from '#components/ui/form/field.tsx';
import { Section } from '#components/ui/section.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { COLUMNS } from './form-columns.ts';

const SOCIAL = ['instagram', 'facebook', 'twitter', 'whatsapp', 'telegram'] as const;

/** Where else the contact can be found. */
export function SocialSection({ values }: { values: Record<string, string> }) {
  const t = useTranslations('contacts');
  return (
    <Section title={t('form.social')}>
      <div className={COLUMNS}>
        {SOCIAL.map((field) => (
          <TextField
            key={field}
            name={`social.${field}`}
            label={t(`fields.${field}`)}
            defaultValue={values[`social.${field}`]}
            className="sm:col-span-3"
            maxLength={LONGEST.text}
          />
        ))}
      </div>
    </Section>
  );
}
