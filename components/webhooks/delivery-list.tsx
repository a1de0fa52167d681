import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { IconForm } from '#components/ui/form/icon-form.tsx';
import { RecordFacts, RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
import { Badge } from '../ui/badge.tsx';
import { keyOf } from './endpoint-form.tsx';

export interface DeliveryRow {
  id: number;
  type: string;
  sequence: number;
  when: string;
  exactly: string;
  at: string;
  state: 'pending' | 'delivered' | 'dead';
  attempts: number;
  /** What came of the last attempt: a status or why there was none. */
  outcome: string | null;
  duration: string | null;
  next: string | null;
}

export const DELIVERY_TONES = { pending: 'warning', delivered: 'success', dead: 'error' } as const;

interface DeliveryListProps {
  endpointId: number;
  rows: readonly DeliveryRow[];
  replayAction: FormAction;
  /** Its receiver wants nothing more. */
  isEnded: boolean;
}

/** What was sent to an endpoint or waits for it, newest first. */
export function DeliveryList({ endpointId, rows, replayAction, isEnded }: DeliveryListProps) {
  const t = useTranslations('webhooks');
  return (
    <RecordTable
      label={t('deliveries.title')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('deliveries.event'),
          phone: 'title',
          cell: ({ id, type, sequence }) => (
            <>
              <RecordLink href={`/settings/webhooks/deliveries/${id}`}>
                {t(`events.${keyOf(type)}`)}
              </RecordLink>
              <RecordFacts>{[type, t('deliveries.sequence', { sequence: String(sequence) })]}</RecordFacts>
            </>
          ),
        },
        {
          label: t('deliveries.state'),
          phone: 'end',
          cell: ({ state }) => <Badge tone={DELIVERY_TONES[state]}>{t(`deliveries.states.${state}`)}</Badge>,
        },
        {
          label: t('deliveries.outcome'),
          phone: 'below',
          cell: ({ outcome, attempts, next }) => (
            <>
              {outcome ?? t('deliveries.notYet')}
              <RecordFacts>
                {[
                  attempts > 1 && t('deliveries.attempts', { count: attempts }),
                  next && t('deliveries.next', { when: next }),
                ]}
              </RecordFacts>
            </>
          ),
        },
        {
          label: t('deliveries.duration'),
          phone: 'below',
          isFigure: true,
          cell: ({ duration }) => duration,
        },
        {
          label: t('deliveries.when'),
          phone: 'below',
          isFigure: true,
          cell: ({ at, exactly, when }) => (
            <time dateTime={at} title={exactly}>
              {when}
            </time>
          ),
        },
        {
          label: t('deliveries.replay'),
          phone: 'buttons',
          cell: ({ id, state, type, sequence }) =>
            state !== 'pending' &&
            !isEnded && (
              <IconForm
                action={replayAction}
                fields={{ id: endpointId, delivery: id }}
                icon={RotateCw}
                label={t('deliveries.replayNamed', { type, sequence: String(sequence) })}
              />
            ),
        },
      ]}
    />
  );
}
