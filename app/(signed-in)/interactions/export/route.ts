import type { NextRequest } from 'next/server';
import { csvAnswer } from '#lib/api/csv-answer.ts';
import { Forbidden, Unauthenticated } from '#lib/core/errors.ts';
import { csvLine } from '#lib/format/csv.ts';
import { todayOf } from '#lib/format/format-date.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { exportInteractions } from '#lib/interactions/export-interactions.ts';
import type { InteractionView } from '#lib/interactions/reading/interaction-view.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';
import { currentActor } from '#lib/web/session.ts';
import { filtersOf } from '../filter-query.ts';
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

/** Sends what the filters leave as a file. A POST: no link of another site may take it out. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    if (!isSameOrigin((name) => request.headers.get(name))) throw new Forbidden('same-origin');
    const actor = await currentActor();
    const form = await request.formData().catch(() => new FormData());
    const given = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const pieces = await exportInteractions(actor, filtersOf(given));
    const t = await getTranslations({ locale: actor.locale });
    const { year, month, day } = todayOf(new Date(), actor);
    const name = `${t('interactions.title').toLowerCase()}-${year}-${month}-${day}.csv`;
    const answer = csvAnswer(name, lines(pieces, t));
    answer.headers.set('Cache-Control', 'no-store');
    return answer;
  } catch (error) {
    if (error instanceof Unauthenticated)
      return new Response(null, { status: 303, headers: { Location: '/sign-in?next=/interactions' } });
    if (error instanceof Forbidden) return new Response(null, { status: 403 });
    throw error;
  }
}

type Words = Awaited<ReturnType<typeof getTranslations>>;

async function* lines(pieces: AsyncIterable<InteractionView[]>, t: Words): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(COLUMNS.map((column) => t(`interactions.columns.${column}`)))}\r\n`;
  for await (const piece of pieces) yield piece.map((view) => `${csvLine(cellsOf(view, t))}\r\n`).join('');
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
