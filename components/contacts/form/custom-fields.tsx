import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';

export interface CustomFormField {
  id: number;
  name: string;
  type: 'text' | 'number' | 'date' | 'choice';
  choices: readonly string[];
  archived: boolean;
  value: string;
}

/** The organization's own fields, each by its type; archived ones that are filled can be read. */
export function CustomFields({ fields }: { fields: readonly CustomFormField[] }) {
  const t = useTranslations('contacts.form');
  return (
    <FieldGroup name="customFields" legend={<span className="sr-only">{t('customFields')}</span>}>
      <div className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2">
        {fields.map((field) =>
          field.archived ? <Archived key={field.id} field={field} /> : <Field key={field.id} field={field} />,
        )}
      </div>
    </FieldGroup>
  );
}

function Field({ field: { id, name, type, choices, value } }: { field: CustomFormField }) {
  const t = useTranslations('contacts.form');
  const common = { name: `custom.f${id}`, label: name, defaultValue: value };
  if (type === 'choice') {
    const options = [...new Set([...choices, ...(value ? [value] : [])])];
    return (
      <SelectField
        {...common}
        options={[
          { value: '', label: t('blank') },
          ...options.map((choice) => ({ value: choice, label: choice })),
        ]}
      />
    );
  }
  return (
    <TextField
      {...common}
      inputMode={type === 'number' ? 'decimal' : type === 'date' ? 'numeric' : undefined}
      placeholder={type === 'date' ? t('dayPlaceholder') : undefined}
    />
  );
}

function Archived({ field }: { field: CustomFormField }) {
  const t = useTranslations('contacts.form');
  return (
    <div className="min-w-0">
      <p className="mb-1 text-small font-medium">{field.name}</p>
      <p className="flex min-h-9 items-center text-body break-words text-base-content/75">{field.value}</p>
      <p className="text-note text-base-content/70">{t('archivedField')}</p>
    </div>
  );
}
