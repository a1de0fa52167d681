import { Badge } from '#components/ui/badge.tsx';
import { type RecordColumn, RecordFacts, RecordLink } from '#components/ui/table/record-table.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { formatNumber } from '#lib/format/format-number.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import type { UnknownSender } from '#lib/sync/list-unknown.ts';
import { identityText } from '../../interactions/interaction-words.ts';

export function unknownColumns(actor: Actor, t: Words): RecordColumn<UnknownSender>[] {
  return [
    {
      label: t('sync.columns.sender'),
      phone: 'title',
      cell: ({ name, kind, value, lastInteractionId, isShared }) => {
        const written = identityText({ kind, value });
        return (
          <>
            <RecordLink href={`/interactions/${lastInteractionId}`}>{name ?? written}</RecordLink>
            {isShared && (
              <Badge tone="warning" className="ml-2">
                {t('sync.sharedMark')}
              </Badge>
            )}
            <RecordFacts>{[name && written]}</RecordFacts>
          </>
        );
      },
    },
    { label: t('sync.columns.channel'), phone: 'below', cell: ({ channel }) => channel },
    {
      label: t('sync.columns.interactions'),
      phone: 'below',
      isFigure: true,
      isNamedOnPhone: true,
      cell: ({ interactions }) => formatNumber(interactions, actor.locale),
    },
    {
      label: t('sync.columns.first'),
      phone: 'below',
      isFigure: true,
      isNamedOnPhone: true,
      cell: ({ firstAt }) => formatWhen(firstAt, actor),
    },
    {
      label: t('sync.columns.last'),
      phone: 'below',
      isFigure: true,
      isNamedOnPhone: true,
      cell: ({ lastAt }) => formatWhen(lastAt, actor),
    },
  ];
}
