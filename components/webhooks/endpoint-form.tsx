import { useTranslations } from 'next-intl';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { BoxesField } from '#components/ui/form/boxes-field.tsx';
import { HiddenField, TextField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { LONGEST } from '#lib/core/limits.ts';
import { ButtonLink } from '../ui/button-link.tsx';

interface EndpointFormProps {
  action: FormAction;
  /** All types of events there are. */
  types: readonly string[];
  longestUrl: number;
  endpoint?: { id: number; url: string; description: string | null; events: readonly string[] };
}

/** Where events go, and which. */
export function EndpointForm({ action, types, longestUrl, endpoint }: EndpointFormProps) {
  const t = useTranslations('webhooks');
  return (
    <ActionForm action={action} className="grid max-w-3xl gap-5 p-4 sm:p-5">
      {endpoint && <HiddenField name="id" value={endpoint.id} />}
      <TextField
        name="url"
        label={t('form.url')}
        hint={t('form.urlHint')}
        defaultValue={endpoint?.url}
        maxLength={longestUrl}
        inputMode="url"
        spellCheck={false}
        required
      />
      <TextField
        name="description"
        label={t('form.description')}
        hint={t('form.descriptionHint')}
        defaultValue={endpoint?.description ?? ''}
        maxLength={LONGEST.text}
        className="sm:max-w-md"
      />
      <BoxesField
        name="events"
        legend={t('form.events')}
        hint={t('form.eventsHint')}
        options={types.map((type) => ({ value: type, label: t(`events.${keyOf(type)}`), note: type }))}
        defaultValues={endpoint?.events ?? types}
      />
      <div className="flex flex-wrap gap-2 border-t border-base-300 pt-4">
        <SubmitButton>{t('form.save')}</SubmitButton>
        <ButtonLink
          href={endpoint ? `/settings/webhooks/${endpoint.id}` : '/settings/webhooks'}
          variant="ghost"
        >
          {t('form.cancel')}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}

/** Keys of the catalogue have no dots. */
export function keyOf(type: string): string {
  return type.replace('.', '_');
}
