import { useFormatter, useTranslations } from 'next-intl';
import { RecordFacts, RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
import { EndpointBadge, type EndpointState } from './endpoint-state.tsx';

export interface ListedEndpoint extends EndpointState {
  id: number;
  url: string;
  description: string | null;
  events: readonly string[];
  waiting: number;
  dead: number;
}

/** Addresses that hear what happens, in the order they were made. */
export function EndpointList({ endpoints }: { endpoints: readonly ListedEndpoint[] }) {
  const t = useTranslations('webhooks');
  const format = useFormatter();
  return (
    <>
      <p className="max-w-3xl px-4 py-4 text-body text-base-content/75 sm:px-5">{t('lead')}</p>
      <RecordTable
        label={t('title')}
        rows={endpoints}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t('columns.endpoint'),
            phone: 'title',
            cell: ({ id, url, description }) => (
              <>
                <RecordLink href={`/settings/webhooks/${id}`}>{description ?? hostOf(url)}</RecordLink>
                <RecordFacts>{[description && hostOf(url)]}</RecordFacts>
              </>
            ),
          },
          {
            label: t('columns.events'),
            phone: 'below',
            cell: ({ events }) => t('eventCount', { count: events.length }),
          },
          {
            label: t('columns.waiting'),
            phone: 'below',
            isFigure: true,
            isNamedOnPhone: true,
            cell: ({ waiting }) => format.number(waiting),
          },
          {
            label: t('columns.dead'),
            phone: 'below',
            isFigure: true,
            isNamedOnPhone: true,
            cell: ({ dead }) => format.number(dead),
          },
          {
            label: t('columns.state'),
            phone: 'end',
            cell: (endpoint) => <EndpointBadge endpoint={endpoint} />,
          },
        ]}
      />
    </>
  );
}

/** The rest of an address may be a secret of its own. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
