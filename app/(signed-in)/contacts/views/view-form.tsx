import { useTranslations } from 'next-intl';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { CheckboxField, HiddenField, TextField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';

interface ViewFormProps {
  action: FormAction;
  /** What says which view is meant, or what it shows. */
  hidden: { name: string; value: string };
  view?: { name: string; shared: boolean };
  cancelHref: string;
}

export function ViewForm({ action, hidden, view, cancelHref }: ViewFormProps) {
  const t = useTranslations('contactList.views');
  return (
    <ActionForm action={action} className="grid max-w-xl gap-4" label={t(view ? 'edit' : 'new')}>
      <HiddenField {...hidden} />
      <TextField
        name="name"
        label={t('name')}
        placeholder={t('namePlaceholder')}
        defaultValue={view?.name}
        maxLength={LONGEST.view}
        required
      />
      <CheckboxField
        name="shared"
        label={t('shared')}
        hint={t('sharedHint')}
        defaultChecked={view?.shared ?? false}
      />
      <div className="flex gap-2">
        <SubmitButton>{t('submit')}</SubmitButton>
        <ButtonLink href={cancelHref} variant="ghost">
          {t('cancel')}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
