import { useTranslations } from 'next-intl';
import { type Option, RadioField, SelectField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';

interface HandOverFieldsProps {
  people: readonly Option[];
  others: readonly Option[] | null;
  shared: readonly string[];
  /** Whether the decision may wait. */
  mayKeep?: boolean;
}

/** What becomes of a portfolio: somebody else's, nobody's, or as it is for now. */
export function HandOverFields({ people, others, shared, mayKeep }: HandOverFieldsProps) {
  const t = useTranslations('users.handOver');
  return (
    <FieldGroup name="to" legend={t('legend')} required>
      <div className="grid gap-1.5">
        <RadioField name="to" value="user" label={t('user')} hint={t('userHint')} defaultChecked />
        <SelectField name="userId" label={t('heir')} hideLabel options={people} className="mb-1.5 pl-7" />
        {others && (
          <SelectField
            name="backupUserId"
            label={t('other')}
            hint={`${t('otherHint')} ${shared.join(' · ')}`}
            options={others}
            className="mb-1.5 pl-7"
          />
        )}
        <RadioField name="to" value="nobody" label={t('nobody')} hint={t('nobodyHint')} />
        {mayKeep && <RadioField name="to" value="keep" label={t('keep')} hint={t('keepHint')} />}
      </div>
    </FieldGroup>
  );
}
