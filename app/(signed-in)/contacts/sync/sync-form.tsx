import { ActionForm } from '#components/ui/form/action-form.tsx';
import { CheckboxField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import type { Words } from '#lib/i18n/get-translations.ts';
import type { UnknownCount } from '#lib/sync/count-unknown.ts';
import { syncAction } from './actions.ts';

/** Of whom contacts are made: people, groups, or both. */
export function SyncForm({ count, t }: { count: UnknownCount; t: Words }) {
  return (
    <ActionForm action={syncAction} label={t('sync.title')} className="grid gap-3">
      <FieldGroup name="whom" legend={t('sync.question')}>
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {count.people > 0 && (
            <CheckboxField
              name="people"
              label={t('sync.countPeople', { count: count.people })}
              defaultChecked
            />
          )}
          {count.groups > 0 && (
            <CheckboxField
              name="groups"
              label={t('sync.countGroups', { count: count.groups })}
              defaultChecked
            />
          )}
        </div>
      </FieldGroup>
      <div>
        <SubmitButton>{t('sync.confirm')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
