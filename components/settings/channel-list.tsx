import { useTranslations } from 'next-intl';
import { RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
import { Badge } from '../ui/badge.tsx';

export const CHANNEL_KINDS = [
  'whatsapp',
  'voice',
  'email',
  'sms',
  'facebook',
  'instagram',
  'telegram',
] as const;

export interface ListedChannel {
  id: number;
  kind: (typeof CHANNEL_KINDS)[number];
  name: string;
  address: string | null;
  scope: string;
  service: string | null;
  areaCode: string | null;
  active: boolean;
}

/** Channels, those that are on first. */
export function ChannelList({ channels }: { channels: readonly ListedChannel[] }) {
  const t = useTranslations('channels');
  return (
    <>
      <p className="max-w-3xl px-4 pt-4 text-body text-base-content/75 sm:px-5">{t('lead')}</p>
      <RecordTable
        label={t('title')}
        rows={channels}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t('form.name'),
            phone: 'title',
            cell: ({ id, name }) => <RecordLink href={`/settings/channels/${id}`}>{name}</RecordLink>,
          },
          { label: t('kind'), phone: 'below', cell: ({ kind }) => t(`kinds.${kind}`) },
          { label: t('address'), phone: 'nowhere', isFigure: true, cell: ({ address }) => address },
          { label: t('service'), phone: 'nowhere', cell: ({ service }) => service ?? t('form.noService') },
          {
            label: t('state'),
            phone: 'end',
            cell: ({ active }) => (
              <Badge tone={active ? 'success' : 'neutral'}>{t(active ? 'on' : 'off')}</Badge>
            ),
          },
        ]}
      />
    </>
  );
}
