import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { HiddenField, SelectField, TextField } from '#components/ui/form/field.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listColleagues } from '#lib/presence/list-colleagues.ts';
import { listServices } from '#lib/services/list-services.ts';
import { SURVEY_STATES } from '#lib/surveys/survey.ts';

const SCORES = ['5', '4', '3', '2', '1'] as const;

/** What narrows the list down, and a way to take it along as a file. */
export async function SurveyFilters({ actor, filters }: { actor: Actor; filters: Record<string, string> }) {
  const t = await getTranslations();
  const any = { value: '', label: t('interactions.filters.any') };
  const [people, services] = [await listColleagues(actor), await listServices(actor)];
  return (
    <form
      autoComplete="off"
      method="get"
      aria-label={t('interactions.filters.label')}
      className="grid grid-cols-2 gap-3 border-b border-base-300 p-4 sm:grid-cols-3 sm:px-5 lg:grid-cols-6"
    >
      {['contact', 'interaction'].map(
        (name) => filters[name] && <HiddenField key={name} name={name} value={filters[name]} />,
      )}
      <SelectField
        name="state"
        label={t('interactions.filters.state')}
        defaultValue={filters.state ?? ''}
        options={[
          any,
          ...SURVEY_STATES.map((state) => ({ value: state, label: t(`surveys.states.${state}`) })),
        ]}
      />
      <SelectField
        name="score"
        label={t('surveys.score')}
        defaultValue={filters.score ?? ''}
        options={[any, ...SCORES.map((score) => ({ value: score, label: t(`surveys.scores.${score}`) }))]}
      />
      <SelectField
        name="agent"
        label={t('interactions.filters.agent')}
        defaultValue={filters.agent ?? ''}
        options={[any, ...people.map(({ email, name }) => ({ value: email, label: name }))]}
      />
      <SelectField
        name="service"
        label={t('interactions.filters.service')}
        defaultValue={filters.service ?? ''}
        options={[any, ...services.map(({ name }) => ({ value: name, label: name }))]}
      />
      <TextField
        name="since"
        type="date"
        label={t('interactions.filters.since')}
        defaultValue={filters.since ?? ''}
      />
      <TextField
        name="until"
        type="date"
        label={t('interactions.filters.until')}
        defaultValue={filters.until ?? ''}
      />
      <div className="col-span-full flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t('interactions.filters.apply')}
        </Button>
        {Object.keys(filters).length > 0 && (
          <ButtonLink href="/surveys" variant="ghost">
            {t('interactions.filters.clear')}
          </ButtonLink>
        )}
        {can(actor, 'interactions.export') && (
          <Button type="submit" formMethod="post" formAction="/surveys/export" className="ml-auto">
            {t('interactions.filters.export')}
          </Button>
        )}
      </div>
    </form>
  );
}
