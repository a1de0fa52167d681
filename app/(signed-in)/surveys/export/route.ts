import { answerExport } from '#lib/api/answer-export.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { exportSurveys } from '#lib/surveys/export-surveys.ts';
import type { SurveyView } from '#lib/surveys/survey.ts';
import { filtersOf } from '../../filter-query.ts';

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

/** What the filters leave, one line a survey. */
export function POST(request: Request): Promise<Response> {
  return answerExport(request, '/surveys', async (actor, given) => {
    const pieces = await exportSurveys(actor, filtersOf(given, given));
    const t = await getTranslations({ locale: actor.locale, namespace: 'surveys' });
    return {
      name: t('file'),
      header: COLUMNS.map((column) => t(`columns.${column}`)),
      pieces,
      cells: (one: SurveyView) => cellsOf(one, t),
    };
  });
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
