import { useTranslations } from 'next-intl';
import { RadioField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import type { ImportMode } from '#lib/imports/deciding/known-base.ts';

const MODES: readonly ImportMode[] = ['create_and_update', 'create_only', 'update_only'];

interface ModeFieldsProps {
  chosen?: ImportMode;
  /** Where every row creates a contact, none could be updated. */
  allowDuplicates: boolean;
  disabled?: boolean;
}

/** Whether rows create contacts, update them, or both. */
export function ModeFields({ chosen = 'create_and_update', allowDuplicates, disabled }: ModeFieldsProps) {
  const t = useTranslations('imports.mode');
  return (
    <FieldGroup name="mode" legend={t('label')}>
      {MODES.map((mode) => {
        const useless = mode === 'update_only' && allowDuplicates;
        return (
          <RadioField
            key={mode}
            name="mode"
            value={mode}
            label={t(mode)}
            hint={t(useless ? 'update_only_useless' : `${mode}_hint`)}
            defaultChecked={mode === chosen}
            disabled={disabled || useless}
            className="mb-1.5 last:mb-0 [&>div]:-mt-1"
          />
        );
      })}
    </FieldGroup>
  );
}
