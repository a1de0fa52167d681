import type { NextRequest } from 'next/server';
import { csvAnswer } from '#lib/api/csv-answer.ts';
import { filedNumber } from '#lib/blacklist/direction.ts';
import { exportBlacklist } from '#lib/blacklist/export-blacklist.ts';
import type { EntryView } from '#lib/blacklist/list-blacklist.ts';
import { Forbidden, Unauthenticated } from '#lib/core/errors.ts';
import { csvLine } from '#lib/format/csv.ts';
import { todayOf } from '#lib/format/format-date.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';
import { currentActor } from '#lib/web/session.ts';
import { givenDirection } from '../given-direction.ts';

const COLUMNS = ['number', 'note', 'addedBy', 'addedAt', 'refused', 'lastRefusedAt'] as const;

/** Sends a list as a file that can be imported again. A POST: no link of another site may take it out. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    if (!isSameOrigin((name) => request.headers.get(name))) throw new Forbidden('same-origin');
    const actor = await currentActor();
    const form = await request.formData().catch(() => new FormData());
    const direction = givenDirection(String(form.get('direction')));
    const pieces = await exportBlacklist(actor, { direction, search: String(form.get('search') ?? '') });
    const t = await getTranslations({ locale: actor.locale, namespace: 'blacklist.file' });
    const { year, month, day } = todayOf(new Date(), actor);
    const header = COLUMNS.map((column) => t(column));
    const answer = csvAnswer(`${t(direction)}-${year}-${month}-${day}.csv`, lines(pieces, header));
    answer.headers.set('Cache-Control', 'no-store');
    return answer;
  } catch (error) {
    if (error instanceof Unauthenticated)
      return new Response(null, { status: 303, headers: { Location: '/sign-in?next=/blacklist' } });
    if (error instanceof Forbidden) return new Response(null, { status: 403 });
    throw error;
  }
}

async function* lines(pieces: AsyncIterable<EntryView[]>, header: string[]): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(header)}\r\n`;
  for await (const piece of pieces) yield piece.map((entry) => `${csvLine(cellsOf(entry))}\r\n`).join('');
}

function cellsOf({ direction, number, note, by, createdAt, refused, lastRefusedAt }: EntryView): string[] {
  return [
    filedNumber(direction, number),
    note ?? '',
    by?.name ?? '',
    createdAt.toISOString(),
    String(refused),
    lastRefusedAt?.toISOString() ?? '',
  ];
}
