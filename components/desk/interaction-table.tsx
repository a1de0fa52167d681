import { Mail, MessageCircle, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { RecordFacts, RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';

export interface InteractionLine {
  id: number;
  who: string;
  /** What stands below the name: number, protocol. */
  facts: readonly (string | null)[];
  medium: 'voice' | 'text' | 'email';
  channel: string;
  waits: string;
  why: string;
  priority: ReactNode;
  /** What can be done from here. */
  action?: ReactNode;
}

interface InteractionTableProps {
  label: string;
  labelledBy: string;
  words: { who: string; channel: string; waits: string; why: string; actions: string };
  lines: readonly InteractionLine[];
}

export const MEDIUM_ICONS = { voice: Phone, text: MessageCircle, email: Mail } as const;

/** Interactions of one kind: who, through what, how long they wait, and why they are here. */
export function InteractionTable({ labelledBy, words, lines }: InteractionTableProps) {
  const hasActions = lines.some(({ action }) => action);
  return (
    <RecordTable
      isFramed
      labelledBy={labelledBy}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          label: words.who,
          phone: 'title',
          className: 'md:w-[30%]',
          cell: ({ id, who, facts, priority }) => (
            <>
              <span className="inline-flex max-w-full items-center gap-1.5">
                <RecordLink href={`/interactions/${id}`}>{who}</RecordLink>
                {priority}
              </span>
              <RecordFacts>{facts}</RecordFacts>
            </>
          ),
        },
        {
          label: words.channel,
          phone: 'nowhere',
          className: 'md:w-[18%]',
          cell: ({ medium, channel }) => {
            const Icon = MEDIUM_ICONS[medium];
            return (
              <span className="inline-flex min-w-0 items-center gap-1.5">
                <Icon
                  aria-hidden="true"
                  size={14}
                  strokeWidth={1.75}
                  className="shrink-0 text-base-content/60"
                />
                <span className="truncate">{channel}</span>
              </span>
            );
          },
        },
        {
          label: words.waits,
          phone: 'end',
          isFigure: true,
          className: 'md:w-[16%]',
          cell: ({ waits }) => waits,
        },
        {
          label: words.why,
          phone: 'below',
          cell: ({ why }) => <span className="text-base-content/75">{why}</span>,
        },
        ...(hasActions
          ? [
              {
                label: words.actions,
                phone: 'buttons' as const,
                cell: ({ action }: InteractionLine) => action,
              },
            ]
          : []),
      ]}
    />
  );
}
