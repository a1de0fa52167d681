import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { BoxesField } from '#components/ui/form/boxes-field.tsx';
import { HiddenField, type Option, SelectField, TextField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { ButtonLink } from '../ui/button-link.tsx';

export interface OperatorChoice {
  /** The e-mail. */
  value: string;
  label: string;
  note: string;
}

interface SegmentFormProps {
  action: FormAction;
  people: readonly OperatorChoice[];
  services: readonly Option[];
  segment?: {
    id: number;
    name: string;
    operators: readonly string[];
    service: string | null;
    contacts: number;
  };
}

/** A segment's name and who serves it. */
export function SegmentForm({ action, people, services, segment }: SegmentFormProps) {
  const t = useTranslations('segments.form');
  return (
    <ActionForm action={action} className="grid max-w-3xl gap-5 p-4 sm:p-5">
      {segment && (
        <p className="text-body">
          <Link
            href={`/contacts?active=all&segment=${encodeURIComponent(segment.name)}`}
            prefetch={false}
            className="rounded text-primary underline underline-offset-2"
          >
            {t('contacts', { count: segment.contacts })}
          </Link>
        </p>
      )}
      {segment && <HiddenField name="id" value={segment.id} />}
      <TextField
        name="name"
        label={t('name')}
        defaultValue={segment?.name}
        maxLength={LONGEST.segment}
        className="sm:max-w-md"
        required
      />
      <SelectField
        name="service"
        label={t('service')}
        hint={t('serviceHint')}
        defaultValue={segment?.service ?? ''}
        options={[{ value: '', label: t('noService') }, ...services]}
        className="sm:max-w-md"
      />
      <BoxesField
        name="operators"
        legend={t('operators')}
        hint={t('operatorsHint')}
        options={people}
        defaultValues={segment?.operators}
      />
      <div className="flex flex-wrap gap-2 border-t border-base-300 pt-4">
        <SubmitButton>{t('save')}</SubmitButton>
        <ButtonLink href="/settings/segments" variant="ghost">
          {t('cancel')}
        </ButtonLink>
        {segment && (
          <ButtonLink href={`/settings/segments/${segment.id}/delete`} variant="danger" className="ml-auto">
            {t('delete')}
          </ButtonLink>
        )}
      </div>
    </ActionForm>
  );
}
