import type { NextRequest } from 'next/server';
import { csvAnswer } from '#lib/api/csv-answer.ts';
import { Forbidden, Unauthenticated } from '#lib/core/errors.ts';
import { csvLine } from '#lib/format/csv.ts';
import { todayOf } from '#lib/format/format-date.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { exportSurveys } from '#lib/surveys/export-surveys.ts';
import type { SurveyView } from '#lib/surveys/survey.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';
import { currentActor } from '#lib/web/session.ts';
import { filtersOf } from '../filter-query.ts';

const COLUMNS = [
  'protocol',
  'who',
  'agent',
  'service',
  'sent',
  'state',
  'answered',
  'score',
  'comment',
] as const;

/** Sends what the filters leave as a file. A POST: no link of another site may take it out. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    if (!isSameOrigin((name) => request.headers.get(name))) throw new Forbidden('same-origin');
    const actor = await currentActor();
    const form = await request.formData().catch(() => new FormData());
    const given = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const pieces = await exportSurveys(actor, filtersOf(given));
    const t = await getTranslations({ locale: actor.locale, namespace: 'surveys' });
    const { year, month, day } = todayOf(new Date(), actor);
    const answer = csvAnswer(`${t('file')}-${year}-${month}-${day}.csv`, lines(pieces, t));
    answer.headers.set('Cache-Control', 'no-store');
    return answer;
  } catch (error) {
    if (error instanceof Unauthenticated)
      return new Response(null, { status: 303, headers: { Location: '/sign-in?next=/surveys' } });
    if (error instanceof Forbidden) return new Response(null, { status: 403 });
    throw error;
  }
}

async function* lines(pieces: AsyncIterable<SurveyView[]>, t: Words<'surveys'>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(COLUMNS.map((column) => t(`columns.${column}`)))}\r\n`;
  for await (const piece of pieces) yield piece.map((one) => `${csvLine(cellsOf(one, t))}\r\n`).join('');
}

function cellsOf(one: SurveyView, t: Words<'surveys'>): string[] {
  return [
    one.interaction.protocol,
    one.contact?.name ?? '',
    one.agent?.name ?? '',
    one.service ?? '',
    one.sentAt.toISOString(),
    t(`states.${one.state}`),
    one.answeredAt?.toISOString() ?? '',
    one.score === null ? '' : String(one.score),
    one.comment ?? '',
  ];
}
