import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ACTIONS, SUBJECTS } from '#lib/audit/audit-query.ts';

interface AuditFiltersProps {
  /** As they stand in the address, understood or not. */
  given: Readonly<Record<string, string>>;
  users: readonly { id: number; name: string }[];
}

/** Person, thing, action, contact and days: one GET form. */
export function AuditFilters({ given, users }: AuditFiltersProps) {
  const t = useTranslations('audit');
  const isFiltered = Object.entries(given).some(
    ([name, value]) => value && !['after', 'before'].includes(name),
  );
  return (
    <form
      action="/audit"
      className="grid grid-cols-2 items-end gap-2 border-b border-base-300 bg-base-200/60 px-4 py-2.5 sm:flex sm:flex-wrap sm:px-5"
    >
      {given.id && <input type="hidden" name="id" value={given.id} />}
      {given.cause && <input type="hidden" name="cause" value={given.cause} />}
      <Choice
        name="user"
        label={t('filters.user')}
        all={t('filters.everyone')}
        value={given.user}
        options={users.map(({ id, name }) => [String(id), name])}
      />
      <Choice
        name="subject"
        label={t('filters.subject')}
        all={t('filters.everything')}
        value={given.subject}
        options={SUBJECTS.map((subject) => [subject, t(`subjects.${subject}`)])}
      />
      <Choice
        name="action"
        label={t('filters.action')}
        all={t('filters.anything')}
        value={given.action}
        options={ACTIONS.map((action) => [action, t(`actions.${action.replace('.', '_')}`)])}
      />
      <Field name="contact" label={t('filters.contact')} value={given.contact} inputMode="numeric" />
      <Field name="from" label={t('filters.from')} value={given.from} type="date" />
      <Field name="to" label={t('filters.to')} value={given.to} type="date" />
      <Button type="submit" className="h-8">
        {t('filters.apply')}
      </Button>
      {isFiltered && (
        <ButtonLink href="/audit" variant="ghost" className="h-8">
          {t('clear')}
        </ButtonLink>
      )}
    </form>
  );
}

interface FieldProps {
  name: string;
  label: string;
  value: string | undefined;
  type?: 'text' | 'date';
  inputMode?: 'numeric';
}

function Field({ label, value = '', type = 'text', ...input }: FieldProps) {
  return (
    <label className="min-w-0 text-note text-base-content/75 sm:w-34">
      {label}
      <input
        key={value}
        type={type}
        defaultValue={value}
        autoComplete="off"
        className="input mt-0.5 h-8 w-full text-small text-base-content"
        {...input}
      />
    </label>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  all: string;
  value: string | undefined;
  options: readonly (readonly [string, string])[];
}

function Choice({ name, label, all, value = '', options }: ChoiceProps) {
  return (
    <label className="min-w-0 text-note text-base-content/75 sm:w-44">
      {label}
      <select
        key={value}
        name={name}
        defaultValue={value}
        className="select mt-0.5 h-8 w-full text-small text-base-content"
      >
        <option value="">{all}</option>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
