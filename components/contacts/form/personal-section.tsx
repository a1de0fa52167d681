import { useTranslations } from 'next-intl';
import { RadioField, SelectField, TextField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import { Section } from '#components/ui/section.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { COLUMNS } from './form-columns.ts';
import { HeldField } from './held-field.tsx';

/** Who the contact is. */
export function PersonalSection({ values, isNew }: { values: Record<string, string>; isNew?: boolean }) {
  const t = useTranslations('contacts');
  const text = (name: string, className: string) => ({
    name,
    label: t(`fields.${name}`),
    defaultValue: values[name],
    className,
  });
  return (
    <Section title={t('form.personal')} hint={t('form.personalHint')}>
      <div className={COLUMNS}>
        <TextField
          {...text('name', 'sm:col-span-6')}
          hint={t('form.nameHint')}
          maxLength={LONGEST.name}
          autoFocus={isNew}
        />
        {(['firstName', 'lastName'] as const).map((name) => (
          <TextField key={name} {...text(name, 'sm:col-span-3')} maxLength={LONGEST.text} />
        ))}
        <FieldGroup name="kind" legend={t('fields.kind')} className="sm:col-span-6">
          <div className="flex flex-wrap gap-x-6">
            {(['individual', 'corporate'] as const).map((kind) => (
              <RadioField
                key={kind}
                name="kind"
                value={kind}
                label={t(`kinds.${kind}`)}
                defaultChecked={kind === (values.kind ?? 'individual')}
              />
            ))}
          </div>
        </FieldGroup>
        <HeldField name="cpf" className="sm:col-span-3">
          <TextField {...text('cpf', '')} inputMode="numeric" />
        </HeldField>
        <HeldField name="cnpj" className="sm:col-span-3">
          <TextField {...text('cnpj', '')} autoCapitalize="characters" />
        </HeldField>
        <HeldField name="email" className="sm:col-span-6">
          <TextField {...text('email', '')} type="email" />
        </HeldField>
        <SelectField
          {...text('gender', 'sm:col-span-3')}
          options={[
            { value: '', label: t('form.blank') },
            ...(['female', 'male', 'not_informed'] as const).map((value) => ({
              value,
              label: t(`genders.${value}`),
            })),
          ]}
        />
        <TextField
          {...text('birthDate', 'sm:col-span-3')}
          placeholder={t('form.dayPlaceholder')}
          inputMode="numeric"
        />
        <TextField {...text('company', 'sm:col-span-6')} maxLength={LONGEST.text} />
      </div>
    </Section>
  );
}
