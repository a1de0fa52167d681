import { useTranslations } from 'next-intl';
import { FilterBar } from '#components/ui/form/filter-bar.tsx';
import { FilterChoice, FilterField } from '#components/ui/form/filter-fields.tsx';
import { ACTIONS, SUBJECTS } from '#lib/audit/audit-query.ts';

interface AuditFiltersProps {
  /** As they stand in the address, understood or not. */
  given: Readonly<Record<string, string>>;
  users: readonly { id: number; name: string }[];
}

/** Person, thing, action, contact and days: one GET form. */
export function AuditFilters({ given, users }: AuditFiltersProps) {
  const t = useTranslations('audit');
  return (
    <FilterBar
      href="/audit"
      label={t('filters.apply')}
      words={{ apply: t('filters.apply'), clear: t('clear') }}
      isFiltered={Object.keys(given).length > 0}
    >
      {given.id && <input type="hidden" name="id" value={given.id} />}
      {given.cause && <input type="hidden" name="cause" value={given.cause} />}
      <FilterChoice
        name="user"
        label={t('filters.user')}
        all={t('filters.everyone')}
        value={given.user}
        options={users.map(({ id, name }) => [String(id), name])}
      />
      <FilterChoice
        name="subject"
        label={t('filters.subject')}
        all={t('filters.everything')}
        value={given.subject}
        options={SUBJECTS.map((subject) => [subject, t(`subjects.${subject}`)])}
      />
      <FilterChoice
        name="action"
        label={t('filters.action')}
        all={t('filters.anything')}
        value={given.action}
        options={ACTIONS.map((action) => [action, t(`actions.${action.replace('.', '_')}`)])}
      />
      <FilterField name="contact" label={t('filters.contact')} value={given.contact} inputMode="numeric" />
      <FilterField name="from" label={t('filters.from')} value={given.from} type="date" />
      <FilterField name="to" label={t('filters.to')} value={given.to} type="date" />
    </FilterBar>
  );
}
