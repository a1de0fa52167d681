import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, Refused, Unauthenticated } from '#lib/core/errors.ts';
import { csvLine } from '#lib/format/csv.ts';
import { todayOf } from '#lib/format/format-date.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';
import { currentActor } from '#lib/web/session.ts';
import { csvAnswer } from './csv-answer.ts';

/** Characters of a refused value in an address: more than any filter that is understood has. */
const MOST_SHOWN = 500;

export interface Exported<Row> {
  /** Of the file, without date and ending. */
  name: string;
  header: readonly string[];
  pieces: AsyncIterable<Row[]>;
  cells: (row: Row) => readonly string[];
}

/**
 * Answers the form of a page with what `exported` makes for the asker of what the form sent. A POST: no link of another site may
 * take the file out.
 */
export async function answerExport<Row>(
  request: Request,
  page: string,
  exported: (actor: Actor, given: Record<string, string>) => Promise<Exported<Row>>,
): Promise<Response> {
  let given: Record<string, string> = {};
  try {
    if (!isSameOrigin((name) => request.headers.get(name))) throw new Forbidden('same-origin');
    const actor = await currentActor();
    const form = await request.formData().catch(() => new FormData());
    given = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const file = await exported(actor, given);
    const { year, month, day } = todayOf(new Date(), actor);
    const answer = csvAnswer(`${file.name}-${year}-${month}-${day}.csv`, lines(file));
    answer.headers.set('Cache-Control', 'no-store');
    answer.headers.set('X-Content-Type-Options', 'nosniff');
    return answer;
  } catch (error) {
    if (error instanceof Unauthenticated)
      return new Response(null, { status: 303, headers: { Location: `/sign-in?next=${page}` } });
    if (error instanceof Forbidden) return new Response(null, { status: 403 });
    if (error instanceof Refused && error.kind === 'refused') return toRefused(page, given, error);
    throw error;
  }
}

/** The page says which filter it does not understand. What was typed to search is in no address. */
function toRefused(page: string, given: Record<string, string>, { fields }: Refused): Response {
  const refused = Object.keys(fields).filter((name) => name !== 'search' && given[name] !== undefined);
  const query = new URLSearchParams(refused.map((name) => [name, given[name]?.slice(0, MOST_SHOWN) ?? '']));
  return new Response(null, {
    status: 303,
    headers: { Location: query.size > 0 ? `${page}?${query}` : page },
  });
}

async function* lines<Row>({ header, pieces, cells }: Exported<Row>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(header)}\r\n`;
  for await (const piece of pieces) yield piece.map((row) => `${csvLine(cells(row))}\r\n`).join('');
}
