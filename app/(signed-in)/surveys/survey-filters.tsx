import { ExportForm } from '#components/ui/form/export-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { FilterBar } from '#components/ui/form/filter-bar.tsx';
import { FilterChoice, FilterField } from '#components/ui/form/filter-fields.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listColleagues } from '#lib/presence/list-colleagues.ts';
import { listServices } from '#lib/services/list-services.ts';
import { SURVEY_STATES } from '#lib/surveys/survey.ts';

const SCORES = ['5', '4', '3', '2', '1'] as const;

interface SurveyFiltersProps {
  actor: Actor;
  filters: Record<string, string>;
  mayExport: boolean;
}

/** What narrows the list down, and a way to take it along as a file. */
export async function SurveyFilters({ actor, filters, mayExport }: SurveyFiltersProps) {
  const t = await getTranslations();
  const all = t('interactions.filters.any');
  const [people, services] = [await listColleagues(actor), await listServices(actor)];
  return (
    <FilterBar
      href="/surveys"
      label={t('interactions.filters.label')}
      words={{ apply: t('interactions.filters.apply'), clear: t('interactions.filters.clear') }}
      isFiltered={Object.keys(filters).length > 0}
      end={
        mayExport && (
          <ExportForm action="/surveys/export" filters={filters} label={t('interactions.filters.export')} />
        )
      }
    >
      {['contact', 'interaction'].map(
        (name) => filters[name] && <HiddenField key={name} name={name} value={filters[name]} />,
      )}
      <FilterChoice
        name="state"
        label={t('interactions.filters.state')}
        all={all}
        value={filters.state}
        options={SURVEY_STATES.map((state) => [state, t(`surveys.states.${state}`)])}
      />
      <FilterChoice
        name="score"
        label={t('surveys.score')}
        all={all}
        value={filters.score}
        options={SCORES.map((score) => [score, t(`surveys.scores.${score}`)])}
      />
      <FilterChoice
        name="agent"
        label={t('interactions.filters.agent')}
        all={all}
        value={filters.agent}
        options={people.map(({ email, name }) => [email, name])}
      />
      <FilterChoice
        name="service"
        label={t('interactions.filters.service')}
        all={all}
        value={filters.service}
        options={services.map(({ name }) => [name, name])}
      />
      <FilterField name="since" type="date" label={t('interactions.filters.since')} value={filters.since} />
      <FilterField name="until" type="date" label={t('interactions.filters.until')} value={filters.until} />
    </FilterBar>
  );
}
