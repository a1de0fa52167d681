import { useTranslations } from 'next-intl';
import { RecordTable } from '#components/ui/table/record-table.tsx';

export interface AttemptRow {
  number: number;
  when: string;
  at: string;
  outcome: string;
  duration: string;
}

/** Every time something was sent, in order. */
export function AttemptList({ rows, labelledBy }: { rows: readonly AttemptRow[]; labelledBy: string }) {
  const t = useTranslations('webhooks.deliveries');
  return (
    <RecordTable
      isFramed
      labelledBy={labelledBy}
      rows={rows}
      rowKey={({ number }) => number}
      columns={[
        { label: t('outcome'), phone: 'title', cell: ({ outcome }) => outcome },
        { label: t('duration'), phone: 'end', isFigure: true, cell: ({ duration }) => duration },
        {
          label: t('when'),
          phone: 'below',
          isFigure: true,
          cell: ({ at, when }) => <time dateTime={at}>{when}</time>,
        },
      ]}
    />
  );
}
