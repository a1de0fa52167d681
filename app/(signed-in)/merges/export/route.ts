import type { NextRequest } from 'next/server';
import { csvAnswer } from '#lib/api/csv-answer.ts';
import { Forbidden, Refused, Unauthenticated } from '#lib/core/errors.ts';
import { csvLine } from '#lib/format/csv.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { exportMerges } from '#lib/merges/export-merges.ts';
import { type MergeView, mergeFilterShape } from '#lib/merges/list-merges.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';
import { currentActor } from '#lib/web/session.ts';

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

/** Sends what the filters leave as a file. A POST: no link of another site may take it out. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    if (!isSameOrigin((name) => request.headers.get(name))) throw new Forbidden('same-origin');
    const actor = await currentActor();
    const form = await request.formData().catch(() => new FormData());
    const given = [...form].filter(([name]) => Object.hasOwn(mergeFilterShape, name));
    const pieces = await exportMerges(
      actor,
      Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
    );
    const t = await getTranslations();
    const answer = csvAnswer(`${t('merges.file.name')}.csv`, lines(pieces, t));
    answer.headers.set('Cache-Control', 'no-store');
    answer.headers.set('X-Content-Type-Options', 'nosniff');
    return answer;
  } catch (error) {
    if (error instanceof Unauthenticated)
      return new Response(null, { status: 303, headers: { Location: '/sign-in?next=/merges' } });
    if (error instanceof Forbidden) return new Response(null, { status: 403 });
    if (error instanceof Refused) return new Response(null, { status: 422 });
    throw error;
  }
}

async function* lines(pieces: AsyncIterable<MergeView[]>, t: Words): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(COLUMNS.map((column) => t(`merges.file.${column}`)))}\r\n`;
  for await (const piece of pieces) yield piece.map((view) => `${csvLine(cellsOf(view, t))}\r\n`).join('');
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
