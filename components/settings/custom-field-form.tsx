import { useTranslations } from 'next-intl';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, SelectField, TextareaField, TextField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import type { ListedField } from './custom-field-list.tsx';

const TYPES = ['text', 'number', 'date', 'choice'] as const;

/** Name, type and, for a choice, what may be chosen. */
export function CustomFieldForm({ action, field }: { action: FormAction; field?: ListedField }) {
  const t = useTranslations('customFields.form');
  const types = useTranslations('customFields.types');
  return (
    <ActionForm action={action} className="grid max-w-xl gap-4 p-4 sm:p-5">
      {field && <HiddenField name="id" value={field.id} />}
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        defaultValue={field?.name}
        maxLength={LONGEST.customField}
        required
      />
      <SelectField
        name="type"
        label={t('type')}
        hint={t('typeHint')}
        defaultValue={field?.type ?? 'text'}
        options={TYPES.map((value) => ({ value, label: types(value) }))}
      />
      <TextareaField
        name="choices"
        label={t('choices')}
        hint={t('choicesHint')}
        defaultValue={field?.choices.join('\n')}
        rows={5}
      />
      <div className="flex gap-2 border-t border-base-300 pt-4">
        <SubmitButton>{t('save')}</SubmitButton>
        <ButtonLink href="/settings/custom-fields" variant="ghost">
          {t('cancel')}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
