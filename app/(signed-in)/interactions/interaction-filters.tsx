import { ExportForm } from '#components/ui/form/export-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { FilterBar } from '#components/ui/form/filter-bar.tsx';
import { FilterChoice, FilterField } from '#components/ui/form/filter-fields.tsx';
import { listChannels } from '#lib/channels/list-channels.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listColleagues } from '#lib/presence/list-colleagues.ts';
import { STATES } from '#lib/routing/decision.ts';
import { listServices } from '#lib/services/list-services.ts';

interface InteractionFiltersProps {
  actor: Actor;
  filters: Readonly<Record<string, string>>;
  mayExport: boolean;
}

/** What narrows the list down, and a way to take it along as a file. */
export async function InteractionFilters({ actor, filters, mayExport }: InteractionFiltersProps) {
  const t = await getTranslations('interactions.filters');
  const words = await getTranslations('routing.states');
  const named = (list: readonly { name: string }[]) => list.map(({ name }) => [name, name] as const);
  return (
    <FilterBar
      href="/interactions"
      label={t('label')}
      words={{ apply: t('apply'), clear: t('clear') }}
      isFiltered={Object.keys(filters).length > 0}
      end={mayExport && <ExportForm action="/interactions/export" filters={filters} label={t('export')} />}
    >
      {(['contact', 'medium', 'direction'] as const).map(
        (name) => filters[name] && <HiddenField key={name} name={name} value={filters[name]} />,
      )}
      <FilterChoice
        name="state"
        label={t('state')}
        all={t('any')}
        value={filters.state}
        options={[['live', t('live')], ...STATES.map((state) => [state, words(state)] as const)]}
      />
      <FilterChoice
        name="agent"
        label={t('agent')}
        all={t('any')}
        value={filters.agent}
        options={(await listColleagues(actor)).map(({ email, name }) => [email, name])}
      />
      <FilterChoice
        name="service"
        label={t('service')}
        all={t('any')}
        value={filters.service}
        options={named(await listServices(actor))}
      />
      <FilterChoice
        name="channel"
        label={t('channel')}
        all={t('any')}
        value={filters.channel}
        options={named(await listChannels(actor))}
      />
      <FilterField name="since" type="date" label={t('since')} value={filters.since} />
      <FilterField name="until" type="date" label={t('until')} value={filters.until} />
    </FilterBar>
  );
}
