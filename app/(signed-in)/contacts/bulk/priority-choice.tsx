import { RadioField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import { PRIORITIES } from '#lib/contacts/priority.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';

/** High to low, or none. */
export async function PriorityChoice() {
  const [t, words] = [await getTranslations('bulk.confirm'), await getTranslations('contacts.priorities')];
  return (
    <FieldGroup name="priority" legend={t('priority')}>
      {PRIORITIES.toReversed().map((priority) => (
        <RadioField key={priority} name="priority" value={priority} label={words(priority)} />
      ))}
      <RadioField name="priority" value="none" label={t('none')} />
    </FieldGroup>
  );
}
