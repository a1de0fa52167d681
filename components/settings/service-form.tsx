import { useTranslations } from 'next-intl';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { CheckboxField, HiddenField, SelectField, TextField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import type { ListedService } from './service-list.tsx';

const SURVEY_RULES = ['choice', 'always', 'never'] as const;

/** A queue's name, whether it answers e-mails, and whom it asks how it was. */
export function ServiceForm({ action, service }: { action: FormAction; service?: ListedService }) {
  const t = useTranslations('services.form');
  return (
    <ActionForm action={action} className="grid max-w-xl gap-4 p-4 sm:p-5">
      {service && <HiddenField name="id" value={service.id} />}
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        defaultValue={service?.name}
        maxLength={LONGEST.service}
        required
      />
      <div>
        {/* A box that is not ticked sends nothing, which to the verb means "leave it". */}
        <HiddenField name="hasMailbox" value="false" />
        <CheckboxField
          name="hasMailbox"
          label={t('hasMailbox')}
          hint={t('hasMailboxHint')}
          defaultChecked={service?.hasMailbox}
        />
      </div>
      <SelectField
        name="surveys"
        label={t('surveys')}
        hint={t('surveysHint')}
        defaultValue={service?.surveys ?? 'choice'}
        options={SURVEY_RULES.map((rule) => ({ value: rule, label: t(`surveyRules.${rule}`) }))}
        className="max-w-md"
      />
      <div className="flex flex-wrap gap-2 border-t border-base-300 pt-4">
        <SubmitButton>{t('save')}</SubmitButton>
        <ButtonLink href="/settings/services" variant="ghost">
          {t('cancel')}
        </ButtonLink>
        {service && !service.archived && (
          <ButtonLink href={`/settings/services/${service.id}/archive`} variant="danger" className="ml-auto">
            {t('archive')}
          </ButtonLink>
        )}
      </div>
    </ActionForm>
  );
}
