import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ACTIONS, type AuditPageQuery, SUBJECTS } from './audit-query.ts';

interface AuditFiltersProps {
  query: AuditPageQuery;
  users: readonly { id: number; name: string }[];
}

/** Person, thing and deed: one GET form. */
export function AuditFilters({ query, users }: AuditFiltersProps) {
  const t = useTranslations('audit');
  const actionName = (action: string) => t(`actions.${action.replace('.', '_')}`);
  const isFiltered = Boolean(query.user || query.subject || query.action || query.id);
  return (
    <form
      action="/audit"
      className="grid grid-cols-2 items-end gap-2 border-b border-base-300 bg-base-200/60 px-4 py-2.5 sm:flex sm:flex-wrap sm:px-5"
    >
      {query.id && <input type="hidden" name="id" value={query.id} />}
      <Choice
        name="user"
        label={t('filters.user')}
        all={t('filters.everyone')}
        value={query.user}
        options={users.map(({ id, name }) => [String(id), name])}
      />
      <Choice
        name="subject"
        label={t('filters.subject')}
        all={t('filters.everything')}
        value={query.subject}
        options={SUBJECTS.map((subject) => [subject, t(`subjects.${subject}`)])}
      />
      <Choice
        name="action"
        label={t('filters.action')}
        all={t('filters.anything')}
        value={query.action}
        options={ACTIONS.map((action) => [action, actionName(action)])}
      />
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

interface ChoiceProps {
  name: string;
  label: string;
  all: string;
  value: string | number | undefined;
  options: readonly (readonly [string, string])[];
}

function Choice({ name, label, all, value, options }: ChoiceProps) {
  return (
    <label className="min-w-0 text-note text-base-content/75 sm:w-48">
      {label}
      <select
        key={String(value ?? '')}
        name={name}
        defaultValue={String(value ?? '')}
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
