import { answerExport } from '#lib/api/answer-export.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { exportInteractions } from '#lib/interactions/export-interactions.ts';
import type { InteractionView } from '#lib/interactions/reading/interaction-view.ts';
import { filtersOf } from '../../filter-query.ts';
import { whoOf } from '../interaction-words.ts';

const COLUMNS = [
  'protocol',
  'arrived',
  'closed',
  'state',
  'medium',
  'direction',
  'channel',
  'contact',
  'agent',
  'service',
  'firstAnswer',
  'disposition',
  'reason',
] as const;

/** What the filters leave, one line an interaction. */
export function POST(request: Request): Promise<Response> {
  return answerExport(request, '/interactions', async (actor, given) => {
    const pieces = await exportInteractions(actor, filtersOf(given, given));
    const t = await getTranslations({ locale: actor.locale });
    return {
      name: t('interactions.title').toLowerCase(),
      header: COLUMNS.map((column) => t(`interactions.columns.${column}`)),
      pieces,
      cells: (view: InteractionView) => cellsOf(view, t),
    };
  });
}

function cellsOf(view: InteractionView, t: Words): string[] {
  const { arrivedAt, closedAt, firstAnswerAt, closedReason } = view;
  const answeredAfter = firstAnswerAt && Math.round((firstAnswerAt.getTime() - arrivedAt.getTime()) / 1000);
  return [
    view.protocol,
    arrivedAt.toISOString(),
    closedAt?.toISOString() ?? '',
    t(`routing.states.${view.state}`),
    t(`routing.media.${view.medium}`),
    t(`interactions.directions.${view.direction}`),
    view.channel.name,
    whoOf(view, t),
    view.agent?.name ?? '',
    view.service?.name ?? '',
    answeredAfter === null ? '' : String(answeredAfter),
    view.disposition ?? '',
    closedReason ? t(`interactions.reasons.${closedReason}`) : '',
  ];
}
