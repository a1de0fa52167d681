import { useTranslations } from 'next-intl';
import { BoxesField } from '#components/ui/form/boxes-field.tsx';
import { RadioField, SelectField, TextField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import { Section } from '#components/ui/section.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import type { ContactFormChoices } from './contact-form-choices.ts';
import { COLUMNS } from './form-columns.ts';
import { HeldField } from './held-field.tsx';
import { TagsField } from './tags-field.tsx';

/** How the team recognises and treats the contact. */
export function ServiceSection({
  values,
  choices,
}: {
  values: Record<string, string>;
  choices: ContactFormChoices;
}) {
  const t = useTranslations('contacts');
  return (
    <Section title={t('form.service')} hint={t('form.serviceHint')}>
      <div className={COLUMNS}>
        <HeldField name="clientCode" className="sm:col-span-3">
          <TextField
            name="clientCode"
            label={t('fields.clientCode')}
            hint={t('form.clientCodeHint')}
            defaultValue={values.clientCode}
            maxLength={LONGEST.code}
          />
        </HeldField>
        <TextField
          name="externalId"
          label={t('fields.externalId')}
          hint={t('form.externalIdHint')}
          defaultValue={values.externalId}
          className="sm:col-span-3"
          maxLength={LONGEST.code}
        />
        <TagsField
          label={t('fields.tags')}
          hint={t('form.tagsHint')}
          defaultValue={values.tags}
          known={choices.tags}
          className="sm:col-span-6"
        />
        {(choices.segments.length > 0 || values.segments) && (
          <BoxesField
            name="segments"
            legend={t('fields.segments')}
            hint={t('form.segmentsHint')}
            options={choices.segments.map((name) => ({ value: name, label: name }))}
            defaultValues={values.segments?.split(', ')}
            keptLabel={t('form.otherSegments')}
            className="sm:col-span-6"
          />
        )}
        <SelectField
          name="priority"
          label={t('fields.priority')}
          hint={t('form.priorityHint')}
          defaultValue={values.priority}
          className="sm:col-span-3"
          options={[
            { value: '', label: t('form.blank') },
            ...(['high', 'medium', 'low'] as const).map((value) => ({
              value,
              label: t(`priorities.${value}`),
            })),
          ]}
        />
        <SelectField
          name="language"
          label={t('fields.language')}
          defaultValue={values.language}
          className="sm:col-span-3"
          options={[{ value: '', label: t('form.blank') }, ...choices.languages]}
        />
        {choices.maySetActive && (
          <FieldGroup name="active" legend={t('fields.active')} className="sm:col-span-6">
            <div className="flex flex-wrap gap-x-6">
              {(['true', 'false'] as const).map((value) => (
                <RadioField
                  key={value}
                  name="active"
                  value={value}
                  label={t(value === 'true' ? 'states.one.active' : 'states.one.inactive')}
                  defaultChecked={value === (values.active ?? 'true')}
                />
              ))}
            </div>
          </FieldGroup>
        )}
      </div>
    </Section>
  );
}
