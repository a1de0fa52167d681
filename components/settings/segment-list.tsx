import { useTranslations } from 'next-intl';
import { RecordLink, RecordTable } from '../ui/record-table.tsx';

interface ListedSegment {
  id: number;
  name: string;
  /** Null where the reader may not know users. */
  operators: readonly { id: number; name: string; active: boolean }[] | null;
}

/** The parts of the base and who serves each. */
export function SegmentList({ segments }: { segments: readonly ListedSegment[] }) {
  const t = useTranslations('segments');
  return (
    <div className="max-w-3xl p-4 sm:p-5">
      <p className="mb-3 text-small text-base-content/75">{t('lead')}</p>
      <RecordTable
        isFramed
        label={t('title')}
        rows={segments}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t('form.name'),
            phone: 'title',
            className: 'md:w-1/3',
            cell: ({ id, name }) => <RecordLink href={`/settings/segments/${id}`}>{name}</RecordLink>,
          },
          {
            label: t('form.operators'),
            phone: 'below',
            cell: ({ operators }) => (
              <span className="text-base-content/75">
                {(operators ?? [])
                  .filter(({ active }) => active)
                  .map(({ name }) => name)
                  .join(' · ') || t('nobody')}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
