import { useTranslations } from 'next-intl';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField, TextField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { ButtonLink } from '../ui/button-link.tsx';

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
