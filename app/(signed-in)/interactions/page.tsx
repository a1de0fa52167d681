import { FlaskConical, MessagesSquare, Star } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { HiddenField, SelectField, TextField } from '#components/ui/form/field.tsx';
import { RecordFacts, RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
import { listChannels } from '#lib/channels/list-channels.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listInteractions } from '#lib/interactions/list-interactions.ts';
import { listColleagues } from '#lib/presence/list-colleagues.ts';
import { STATES } from '#lib/routing/decision.ts';
import { listServices } from '#lib/services/list-services.ts';
import { requireActor } from '#lib/web/session.ts';
import { filtersOf } from './filter-query.ts';
import { whoOf } from './interaction-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interactions'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PAGE = 50;

export default async function InteractionsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const given = await searchParams;
  const filters = filtersOf(given);
  const before = idOf(given.before);
  const cursor = isId(before) ? before : undefined;
  const { items, next } = await listInteractions(actor, { ...filters, limit: PAGE, cursor });
  const t = await getTranslations();
  const address = (more: Record<string, string>) => `?${new URLSearchParams({ ...filters, ...more })}`;
  return (
    <>
      <PageHeader title={t('interactions.title')}>
        <ButtonLink href="/surveys" icon={<Star aria-hidden="true" size={14} strokeWidth={1.75} />}>
          {t('surveys.title')}
        </ButtonLink>
        {can(actor, 'routing.simulate') && (
          <ButtonLink
            href="/interactions/simulate"
            icon={<FlaskConical aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('desk.simulate')}
          </ButtonLink>
        )}
      </PageHeader>
      <Filters actor={actor} filters={filters} />
      {items.length === 0 ? (
        <EmptyState
          icon={<MessagesSquare size={22} strokeWidth={1.75} />}
          title={t('interactions.empty.title')}
          text={t('interactions.empty.text')}
        />
      ) : (
        <RecordTable
          label={t('interactions.title')}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('desk.columns.who'),
              phone: 'title',
              cell: (view) => (
                <>
                  <RecordLink href={`/interactions/${view.id}`}>{whoOf(view, t)}</RecordLink>
                  <RecordFacts>{[view.protocol, view.disposition]}</RecordFacts>
                </>
              ),
            },
            { label: t('desk.columns.channel'), phone: 'nowhere', cell: ({ channel }) => channel.name },
            {
              label: t('desk.columns.agentOrQueue'),
              phone: 'below',
              cell: ({ agent, service }) => agent?.name ?? service?.name ?? '',
            },
            {
              label: t('desk.columns.arrived'),
              phone: 'below',
              isFigure: true,
              cell: ({ arrivedAt }) => formatWhen(arrivedAt, actor),
            },
            {
              label: t('desk.columns.state'),
              phone: 'end',
              className: 'md:w-36',
              cell: ({ state }) => <Badge>{t(`routing.states.${state}`)}</Badge>,
            },
          ]}
        />
      )}
      {next !== null && (
        <p className="p-4 sm:px-5">
          <ButtonLink href={address({ before: String(next) })}>{t('interactions.older')}</ButtonLink>
        </p>
      )}
    </>
  );
}

async function Filters({ actor, filters }: { actor: Actor; filters: Record<string, string> }) {
  const t = await getTranslations();
  const any = { value: '', label: t('interactions.filters.any') };
  const names = (list: readonly { name: string }[]) => [
    any,
    ...list.map(({ name }) => ({ value: name, label: name })),
  ];
  return (
    <form
      autoComplete="off"
      method="get"
      aria-label={t('interactions.filters.label')}
      className="grid grid-cols-2 gap-3 border-b border-base-300 p-4 sm:grid-cols-3 sm:px-5 lg:grid-cols-6"
    >
      {filters.contact && <HiddenField name="contact" value={filters.contact} />}
      <SelectField
        name="state"
        label={t('interactions.filters.state')}
        defaultValue={filters.state ?? ''}
        options={[
          any,
          { value: 'live', label: t('interactions.filters.live') },
          ...STATES.map((state) => ({ value: state, label: t(`routing.states.${state}`) })),
        ]}
      />
      <SelectField
        name="agent"
        label={t('interactions.filters.agent')}
        defaultValue={filters.agent ?? ''}
        options={[
          any,
          ...(await listColleagues(actor)).map(({ email, name }) => ({ value: email, label: name })),
        ]}
      />
      <SelectField
        name="service"
        label={t('interactions.filters.service')}
        defaultValue={filters.service ?? ''}
        options={names(await listServices(actor))}
      />
      <SelectField
        name="channel"
        label={t('interactions.filters.channel')}
        defaultValue={filters.channel ?? ''}
        options={names(await listChannels(actor))}
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
          <ButtonLink href="/interactions" variant="ghost">
            {t('interactions.filters.clear')}
          </ButtonLink>
        )}
        {can(actor, 'interactions.export') && (
          <Button type="submit" formMethod="post" formAction="/interactions/export" className="ml-auto">
            {t('interactions.filters.export')}
          </Button>
        )}
      </div>
    </form>
  );
}
