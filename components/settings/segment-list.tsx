import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { IconForm } from '#components/ui/form/icon-form.tsx';
import { RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';

interface ListedSegment {
  id: number;
  name: string;
  /** Null where the reader may not know users. */
  operators: readonly { id: number; name: string; active: boolean }[] | null;
  /** Whose queue its contacts wait in. */
  service: string | null;
}

interface SegmentListProps {
  segments: readonly ListedSegment[];
  move: FormAction;
  /** The arrow that was pressed last, which keeps the focus: `up:12`. */
  moved: string;
}

/** The parts of the base in their order, and who serves each. */
export function SegmentList({ segments, move, moved }: SegmentListProps) {
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
          { label: t('form.service'), phone: 'nowhere', cell: ({ service }) => service },
          {
            label: t('actionsLabel'),
            phone: 'buttons',
            cell: ({ id, name }, at) => (
              <div className="flex gap-x-2">
                <IconForm
                  action={move}
                  fields={{ id, direction: 'up' }}
                  icon={ArrowUp}
                  label={t('up', { name })}
                  off={at === 0}
                  autoFocus={moved === `up:${id}`}
                />
                <IconForm
                  action={move}
                  fields={{ id, direction: 'down' }}
                  icon={ArrowDown}
                  label={t('down', { name })}
                  off={at === segments.length - 1}
                  autoFocus={moved === `down:${id}`}
                />
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}
