import { HiddenField } from '#components/ui/form/field.tsx';
import { FilterBar } from '#components/ui/form/filter-bar.tsx';
import { FilterChoice, FilterField } from '#components/ui/form/filter-fields.tsx';
import type { Words } from '#lib/i18n/get-translations.ts';
import { HOWS } from '#lib/merges/planning/planned.ts';

interface MergeFiltersProps {
  given: Readonly<Record<string, string>>;
  users: readonly { id: number; name: string }[];
  isFiltered: boolean;
  t: Words;
}

export function MergeFilters({ given, users, isFiltered, t }: MergeFiltersProps) {
  return (
    <FilterBar
      href="/merges"
      label={t('merges.filters.apply')}
      words={{ apply: t('merges.filters.apply'), clear: t('merges.filters.clear') }}
      isFiltered={isFiltered}
    >
      {given.run && <HiddenField name="run" value={given.run} />}
      <FilterChoice
        name="user"
        label={t('merges.filters.user')}
        all={t('merges.filters.everyone')}
        value={given.user}
        options={users.map(({ id, name }) => [String(id), name])}
      />
      <FilterChoice
        name="how"
        label={t('merges.filters.how')}
        all={t('merges.filters.anyhow')}
        value={given.how}
        options={HOWS.map((how) => [how, t(`merges.hows.${how}`)])}
      />
      <FilterChoice
        name="state"
        label={t('merges.filters.state')}
        all={t('merges.filters.any')}
        value={given.state}
        options={[
          ['standing', t('merges.filters.standing')],
          ['undone', t('merges.filters.undone')],
        ]}
      />
      <FilterField
        name="contact"
        label={t('merges.filters.contact')}
        value={given.contact}
        inputMode="numeric"
      />
      <FilterField name="from" label={t('merges.filters.from')} value={given.from} type="date" />
      <FilterField name="to" label={t('merges.filters.to')} value={given.to} type="date" />
    </FilterBar>
  );
}
