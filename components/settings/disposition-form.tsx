import { useTranslations } from 'next-intl';
import { LONGEST } from '#lib/core/limits.ts';
import { ActionForm } from '../ui/action-form.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { HiddenField, TextField } from '../ui/field.tsx';
import type { FormAction } from '../ui/form-context.ts';
import { SubmitButton } from '../ui/submit-button.tsx';

interface DispositionFormProps {
  action: FormAction;
  disposition?: { id: number; name: string };
}

export function DispositionForm({ action, disposition }: DispositionFormProps) {
  const t = useTranslations('dispositions.form');
  return (
    <ActionForm action={action} className="grid max-w-xl gap-4 p-4 sm:p-5">
      {disposition && <HiddenField name="id" value={disposition.id} />}
      <TextField
        name="name"
        label={t('name')}
        defaultValue={disposition?.name}
        maxLength={LONGEST.service}
        autoComplete="off"
        required
      />
      <div className="flex gap-2 border-t border-base-300 pt-4">
        <SubmitButton>{t('save')}</SubmitButton>
        <ButtonLink href="/settings/dispositions" variant="ghost">
          {t('cancel')}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
