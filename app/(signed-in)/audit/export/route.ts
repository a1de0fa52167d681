import type { NextRequest } from 'next/server';
import { csvAnswer } from '#lib/api/csv-answer.ts';
import { type ExportedAuditEvent, exportAudit } from '#lib/audit/export-audit.ts';
import { Forbidden, Refused, Unauthenticated } from '#lib/core/errors.ts';
import { csvLine } from '#lib/format/csv.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';
import { currentActor } from '#lib/web/session.ts';
import { actionWords, fieldLabels } from '../audit-rows.ts';

const COLUMNS = [
  'id',
  'at',
  'userId',
  'userName',
  'via',
  'what',
  'action',
  'subject',
  'subjectId',
  'fields',
  'details',
  'causeId',
] as const;

/** Sends what the filters leave as a file. A POST: no link of another site may take it out. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    if (!isSameOrigin((name) => request.headers.get(name))) throw new Forbidden('same-origin');
    const actor = await currentActor();
    const form = await request.formData().catch(() => new FormData());
    const pieces = await exportAudit(
      actor,
      Object.fromEntries([...form].map(([name, value]) => [name, String(value)])),
    );
    const t = await getTranslations('audit');
    const answer = csvAnswer(`${t('file.name')}.csv`, lines(pieces, t, await fieldLabels(actor)));
    answer.headers.set('Cache-Control', 'no-store');
    answer.headers.set('X-Content-Type-Options', 'nosniff');
    return answer;
  } catch (error) {
    if (error instanceof Unauthenticated)
      return new Response(null, { status: 303, headers: { Location: '/sign-in?next=/audit' } });
    if (error instanceof Forbidden) return new Response(null, { status: 403 });
    if (error instanceof Refused) return new Response(null, { status: 422 });
    throw error;
  }
}

type Labels = Awaited<ReturnType<typeof fieldLabels>>;

async function* lines(
  pieces: AsyncIterable<ExportedAuditEvent[]>,
  t: Words<'audit'>,
  labels: Labels,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(COLUMNS.map((column) => t(`file.${column}`)))}\r\n`;
  for await (const piece of pieces)
    yield piece.map((event) => `${csvLine(cellsOf(event, t, labels))}\r\n`).join('');
}

function cellsOf(event: ExportedAuditEvent, t: Words<'audit'>, labels: Labels): string[] {
  const { id, at, userId, userName, via, action, subject, subjectId, details, causeId } = event;
  return [
    String(id),
    at.toISOString(),
    idCell(userId),
    userName ?? t('someone'),
    via === 'web' ? '' : t(`via.${via}`),
    actionWords(event, t),
    action,
    t(`subject.${subject as 'contact'}`),
    idCell(subjectId),
    labels(event).join(', '),
    details ? JSON.stringify(details) : '',
    idCell(causeId),
  ];
}

function idCell(id: number | null): string {
  return id === null ? '' : String(id);
}
