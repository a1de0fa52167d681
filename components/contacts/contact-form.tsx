import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm } from '../ui/action-form.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { type Option, RadioField, SelectField, TextField } from '../ui/field.tsx';
import { FieldGroup } from '../ui/field-group.tsx';
import type { FormAction } from '../ui/form-context.ts';
import { Section } from '../ui/section.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { CustomFields, type CustomFormField } from './custom-fields.tsx';
import { HolderLink } from './holder-link.tsx';
import { KeptFields } from './kept-fields.tsx';
import { PhoneFields } from './phone-fields.tsx';
import { TagsField } from './tags-field.tsx';

export interface ContactFormChoices {
  countries: readonly Option[];
  defaultCountry: string;
  languages: readonly Option[];
  tags: readonly string[];
  customFields: readonly CustomFormField[];
  /** Agents neither activate nor deactivate. */
  maySetActive: boolean;
}

interface ContactFormProps {
  action: FormAction;
  /** Texts by field; of a new contact there are none. */
  values: Record<string, string>;
  choices: ContactFormChoices;
  /** Carried through refusals: which contact, and what it was when the form was opened. */
  carried?: Record<string, string>;
  cancel: string;
  isNew?: boolean;
}

/** The whole record in blocks, for new contacts and for changes. */
export function ContactForm({ action, values, choices, carried = {}, cancel, isNew }: ContactFormProps) {
  const t = useTranslations('contacts');
  return (
    <ActionForm
      action={action}
      className="mx-auto w-full max-w-5xl px-4 py-6 sm:px-6"
      label={t('form.label')}
    >
      <KeptFields values={carried} />
      <PersonalSection values={values} />
      <Section title={t('form.phones')} hint={t('form.phonesHint')}>
        <PhoneFields values={values} countries={choices.countries} defaultCountry={choices.defaultCountry} />
      </Section>
      <ServiceSection values={values} choices={choices} />
      <AddressSection values={values} />
      <SocialSection values={values} />
      {choices.customFields.length > 0 && (
        <Section title={t('form.customFields')}>
          <CustomFields fields={choices.customFields} />
        </Section>
      )}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t border-base-300 bg-base-100 py-3">
        <SubmitButton>{t('form.save')}</SubmitButton>
        {isNew && (
          <SubmitButton variant="default" name="then" value="new">
            {t('form.saveAndNew')}
          </SubmitButton>
        )}
        <ButtonLink href={cancel} variant="ghost">
          {t('form.cancel')}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}

type Values = Record<string, string>;

const COLUMNS = 'grid gap-x-4 gap-y-3.5 sm:grid-cols-6';

function PersonalSection({ values }: { values: Values }) {
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
        <TextField {...text('name', 'sm:col-span-6')} required maxLength={200} autoComplete="off" />
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
        <Held name="cpf" className="sm:col-span-3">
          <TextField {...text('cpf', '')} inputMode="numeric" autoComplete="off" />
        </Held>
        <Held name="cnpj" className="sm:col-span-3">
          <TextField {...text('cnpj', '')} autoComplete="off" autoCapitalize="characters" />
        </Held>
        <Held name="email" className="sm:col-span-6">
          <TextField {...text('email', '')} type="email" autoComplete="off" />
        </Held>
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
          autoComplete="off"
        />
        <TextField {...text('company', 'sm:col-span-6')} maxLength={200} autoComplete="off" />
      </div>
    </Section>
  );
}

/** A field whose value may be another contact's, with the way there. */
function Held({ name, className, children }: { name: string; className: string; children: ReactNode }) {
  const t = useTranslations('contacts.form');
  return (
    <div className={className}>
      {children}
      <HolderLink name={name} label={t('seeHolder')} />
    </div>
  );
}

function ServiceSection({ values, choices }: { values: Values; choices: ContactFormChoices }) {
  const t = useTranslations('contacts');
  return (
    <Section title={t('form.service')} hint={t('form.serviceHint')}>
      <div className={COLUMNS}>
        <Held name="clientCode" className="sm:col-span-3">
          <TextField
            name="clientCode"
            label={t('fields.clientCode')}
            hint={t('form.clientCodeHint')}
            defaultValue={values.clientCode}
            maxLength={100}
            autoComplete="off"
          />
        </Held>
        <TextField
          name="externalId"
          label={t('fields.externalId')}
          hint={t('form.externalIdHint')}
          defaultValue={values.externalId}
          className="sm:col-span-3"
          maxLength={100}
          autoComplete="off"
        />
        <TagsField
          label={t('fields.tags')}
          hint={t('form.tagsHint')}
          defaultValue={values.tags}
          known={choices.tags}
          className="sm:col-span-6"
        />
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

const ADDRESS = [
  ['zipCode', 'sm:col-span-2'],
  ['street', 'sm:col-span-4'],
  ['number', 'sm:col-span-2'],
  ['complement', 'sm:col-span-4'],
  ['city', 'sm:col-span-3'],
  ['state', 'sm:col-span-1'],
  ['country', 'sm:col-span-2'],
] as const;

function AddressSection({ values }: { values: Values }) {
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
            maxLength={200}
            autoComplete="off"
          />
        ))}
      </div>
    </Section>
  );
}

const SOCIAL = ['instagram', 'facebook', 'twitter', 'whatsapp', 'telegram'] as const;

function SocialSection({ values }: { values: Values }) {
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
            maxLength={200}
            autoComplete="off"
          />
        ))}
      </div>
    </Section>
  );
}
