import { Button } from '#components/ui/button.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import { FilterBar } from '#components/ui/form/filter-bar.tsx';
import { FilterChoice, FilterField } from '#components/ui/form/filter-fields.tsx';
import { listChannels } from '#lib/channels/list-channels.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { listColleagues } from '#lib/presence/list-colleagues.ts';
import { STATES } from '#lib/routing/decision.ts';
import { listServices } from '#lib/services/list-services.ts';

interface InteractionFiltersProps {
  actor: Actor;
  filters: Readonly<Record<string, string>>;
}

/** What narrows the list down, and a way to take it along as a file. */
export async function InteractionFilters({ actor, filters }: InteractionFiltersProps) {
  const t = await getTranslations('interactions.filters');
  const words = await getTranslations('routing.states');
  const named = (list: readonly { name: string }[]) => list.map(({ name }) => [name, name] as const);
  return (
    <FilterBar
      href="/interactions"
      label={t('label')}
      words={{ apply: t('apply'), clear: t('clear') }}
      isFiltered={Object.keys(filters).length > 0}
      end={
        can(actor, 'interactions.export') && (
          <Button type="submit" formMethod="post" formAction="/interactions/export" className="h-8">
            {t('export')}
          </Button>
        )
      }
    >
      {filters.contact && <HiddenField name="contact" value={filters.contact} />}
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

/** As the bar calls a filter. */
export function labelOf(name: string, t: Words): string {
  return t.has(`interactions.filters.${name}`) ? t(`interactions.filters.${name}`) : name;
}
