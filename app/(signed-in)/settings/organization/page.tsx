import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import {
  CheckboxField,
  HiddenField,
  RadioField,
  SelectField,
  TextareaField,
  TextField,
} from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { Section } from '#components/ui/section.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { countriesIn } from '#lib/identifiers/countries.ts';
import { getOrganization, type Organization } from '#lib/organization/get-organization.ts';
import { listServices } from '#lib/services/list-services.ts';
import type { Service } from '#lib/services/service.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { updateOrganizationAction } from './actions.ts';
import { timeZoneOptions } from './time-zone-options.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.organization'))('title') };
}

export default async function OrganizationPage() {
  const actor = await requireActor();
  if (!can(actor, 'organization.manage')) return showForbidden();
  const t = await getTranslations();
  const organization = await getOrganization();
  return (
    <>
      <PageHeader
        title={t('settings.organization.title')}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      />
      <ActionForm action={updateOrganizationAction} className="w-full max-w-4xl px-4 py-6 sm:px-6">
        <Identity organization={organization} locale={actor.locale} />
        <Duplicates organization={organization} />
        <Desk organization={organization} services={await listServices(actor)} />
        <Reports organization={organization} />
        <Retention organization={organization} />
        <div className="flex pt-4">
          <SubmitButton>{t('common.save')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}

interface PartProps {
  organization: Organization;
}

async function Identity({ organization, locale }: PartProps & { locale: string }) {
  const t = await getTranslations('settings.organization');
  return (
    <Section title={t('identity')} hint={t('identityHint')}>
      <div className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">
        <TextField
          name="name"
          label={t('name')}
          defaultValue={organization.name}
          className="sm:col-span-2"
          maxLength={LONGEST.organization}
          required
        />
        <SelectField
          name="locale"
          label={t('locale')}
          hint={t('localeHint')}
          defaultValue={organization.locale}
          options={[
            { value: 'pt-BR', label: 'Português (Brasil)' },
            { value: 'en', label: 'English' },
          ]}
        />
        <SelectField
          name="timeZone"
          label={t('timeZone')}
          defaultValue={organization.timeZone}
          options={timeZoneOptions(organization.timeZone)}
        />
        <SelectField
          name="defaultCountry"
          label={t('defaultCountry')}
          hint={t('defaultCountryHint')}
          defaultValue={organization.defaultCountry}
          options={countriesIn(locale).map(({ iso, name, callingCode }) => ({
            value: iso,
            label: `${name} +${callingCode}`,
          }))}
        />
      </div>
    </Section>
  );
}

async function Duplicates({ organization }: PartProps) {
  const t = await getTranslations('settings.organization');
  return (
    <Section title={t('duplicates')} hint={t('duplicatesHint')}>
      <div className="grid gap-5">
        <FieldGroup name="allowDuplicates" legend={t('allowDuplicates')}>
          {(['false', 'true'] as const).map((value) => (
            <RadioField
              key={value}
              name="allowDuplicates"
              value={value}
              label={t(`duplicates-${value}`)}
              hint={t(`duplicates-${value}-hint`)}
              defaultChecked={value === String(organization.allowDuplicates)}
              className="mt-1"
            />
          ))}
        </FieldGroup>
        <div>
          <HiddenField name="refuseInvalidDocuments" value="false" />
          <CheckboxField
            name="refuseInvalidDocuments"
            label={t('refuseInvalidDocuments')}
            hint={t('refuseInvalidDocumentsHint')}
            defaultChecked={organization.refuseInvalidDocuments}
          />
        </div>
        <TextareaField
          name="placeholders"
          label={t('placeholders')}
          hint={t('placeholdersHint')}
          rows={Math.min(12, organization.placeholders.length + 2)}
          defaultValue={organization.placeholders.join('\n')}
          spellCheck={false}
        />
        <FieldGroup name="primaryCriterion" legend={t('primaryCriterion')}>
          {(['latest_interaction', 'oldest'] as const).map((value) => (
            <RadioField
              key={value}
              name="primaryCriterion"
              value={value}
              label={t(`primary-${value}`)}
              hint={t(`primary-${value}-hint`)}
              defaultChecked={value === organization.primaryCriterion}
              className="mt-1"
            />
          ))}
        </FieldGroup>
      </div>
    </Section>
  );
}

async function Desk({ organization, services }: PartProps & { services: readonly Service[] }) {
  const t = await getTranslations('settings.organization');
  return (
    <Section title={t('desk')} hint={t('deskHint')}>
      <div className="grid gap-5">
        <SelectField
          name="defaultService"
          label={t('defaultService')}
          hint={t('defaultServiceHint')}
          defaultValue={services.find(({ id }) => id === organization.defaultServiceId)?.name ?? ''}
          className="max-w-md"
          options={[
            { value: '', label: t('oldestService') },
            ...services.map(({ name }) => ({ value: name, label: name })),
          ]}
        />
        <div>
          <HiddenField name="saveSenders" value="false" />
          <CheckboxField
            name="saveSenders"
            label={t('saveSenders')}
            hint={t('saveSendersHint')}
            defaultChecked={organization.saveSenders}
          />
        </div>
      </div>
    </Section>
  );
}

async function Reports({ organization }: PartProps) {
  const t = await getTranslations('settings.organization');
  return (
    <Section title={t('reports')} hint={t('reportsHint')}>
      <SelectField
        name="reportRetentionDays"
        label={t('reportRetentionDays')}
        defaultValue={String(organization.reportRetentionDays)}
        className="max-w-md"
        options={(['0', '7', '30'] as const).map((value) => ({ value, label: t(`retention-${value}`) }))}
      />
    </Section>
  );
}

const KEPT = ['messageDays', 'unknownSenderDays', 'importRowDays', 'fileNameDays', 'auditDays'] as const;

async function Retention({ organization }: PartProps) {
  const t = await getTranslations('settings.organization');
  return (
    <Section title={t('kept')} hint={t('keptHint')}>
      <div className="grid gap-3.5">
        {KEPT.map((name) => (
          <TextField
            key={name}
            name={name}
            type="number"
            min={1}
            max={36_500}
            label={t(name)}
            hint={t(`${name}Hint`)}
            defaultValue={String(organization[name] ?? '')}
            placeholder={t('keptForever')}
            className="max-w-md"
          />
        ))}
      </div>
    </Section>
  );
}
