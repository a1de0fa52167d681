import { answerExport } from '#lib/api/answer-export.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { exportMerges } from '#lib/merges/export-merges.ts';
import type { MergeView } from '#lib/merges/list-merges.ts';
import { filtersOf } from '../../filter-query.ts';

const COLUMNS = [
  'id',
  'at',
  'by',
  'how',
  'primaryId',
  'primaryName',
  'mergedIds',
  'mergedNames',
  'linkedBy',
  'state',
] as const;

/** What the filters leave, one line a merge. */
export function POST(request: Request): Promise<Response> {
  return answerExport(request, '/merges', async (actor, given) => {
    const pieces = await exportMerges(actor, filtersOf(given, given));
    const t = await getTranslations({ locale: actor.locale });
    return {
      name: t('merges.file.name'),
      header: COLUMNS.map((column) => t(`merges.file.${column}`)),
      pieces,
      cells: (view: MergeView) => cellsOf(view, t),
    };
  });
}

function cellsOf(view: MergeView, t: Words): string[] {
  const others = view.mergedCount - view.merged.length;
  const more = others > 0 ? [t('merges.history.others', { count: others })] : [];
  return [
    String(view.id),
    view.at.toISOString(),
    view.by?.name ?? '',
    t(`merges.hows.${view.how}`),
    String(view.primary.id),
    view.primary.name ?? '',
    [...view.merged.map(({ id }) => String(id)), ...more].join(', '),
    [...view.merged.map(({ name }) => name ?? ''), ...more].join(', '),
    view.linkedBy.map((kind) => t(`merges.kinds.${kind}`)).join(', '),
    t(`merges.states.${view.state}`),
  ];
}
