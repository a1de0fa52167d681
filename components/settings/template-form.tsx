import { useTranslations } from 'next-intl';
import { LONGEST } from '#lib/core/limits.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { ActionForm } from '../ui/form/action-form.tsx';
import {
  CheckboxField,
  HiddenField,
  type Option,
  SelectField,
  TextareaField,
  TextField,
} from '../ui/form/field.tsx';
import type { FormAction } from '../ui/form/form-context.ts';
import { SubmitButton } from '../ui/form/submit-button.tsx';

interface TemplateFormProps {
  action: FormAction;
  services: readonly Option[];
  /** As they are written in braces. */
  variables: readonly string[];
  /** Only of a new one: whose it is stays. */
  canShare?: boolean;
  template?: { id: number; name: string; body: string; service: string | null };
}

/** A text with variables. */
export function TemplateForm({ action, services, variables, canShare, template }: TemplateFormProps) {
  const t = useTranslations('templates');
  return (
    <ActionForm action={action} className="grid max-w-2xl gap-4" asks>
      {template && <HiddenField name="id" value={template.id} />}
      <TextField
        name="name"
        label={t('form.name')}
        hint={t('form.nameHint')}
        defaultValue={template?.name}
        maxLength={LONGEST.service}
        required
        className="max-w-md"
      />
      <TextareaField
        name="body"
        label={t('form.body')}
        hint={t('form.bodyHint', { example: '{{contact.first_name | "cliente"}}' })}
        defaultValue={template?.body}
        rows={8}
        maxLength={LONGEST.template}
        required
      />
      <details>
        <summary className="w-fit cursor-pointer rounded text-small text-base-content/75 underline underline-offset-2">
          {t('form.variables')}
        </summary>
        <ul className="mt-2 flex flex-wrap gap-1.5">
          {variables.map((name) => (
            <li key={name} className="rounded bg-base-200 px-1.5 py-0.5 font-mono text-small break-all">
              {`{{${name}}}`}
            </li>
          ))}
        </ul>
      </details>
      <SelectField
        name="service"
        label={t('form.service')}
        hint={t('form.serviceHint')}
        defaultValue={template?.service ?? ''}
        options={[{ value: '', label: t('everyService') }, ...services]}
        className="max-w-md"
      />
      {canShare && (
        <CheckboxField name="shared" label={t('form.shared')} hint={t('form.sharedHint')} defaultChecked />
      )}
      <div className="flex flex-wrap gap-2 border-t border-base-300 pt-4">
        <SubmitButton>{t('form.save')}</SubmitButton>
        <ButtonLink href="/settings/templates" variant="ghost">
          {t('form.cancel')}
        </ButtonLink>
        {template && (
          <ButtonLink href={`/settings/templates/${template.id}/delete`} variant="danger" className="ml-auto">
            {t('delete')}
          </ButtonLink>
        )}
      </div>
    </ActionForm>
  );
}
