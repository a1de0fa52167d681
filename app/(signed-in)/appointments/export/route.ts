import type { NextRequest } from 'next/server';
import { csvAnswer } from '#lib/api/csv-answer.ts';
import type { AppointmentView } from '#lib/appointments/appointment.ts';
import { exportAppointments } from '#lib/appointments/export-appointments.ts';
import { Forbidden, Unauthenticated } from '#lib/core/errors.ts';
import { csvLine } from '#lib/format/csv.ts';
import { todayOf } from '#lib/format/format-date.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';
import { currentActor } from '#lib/web/session.ts';
import { agendaQuery } from '../agenda-query.ts';

const COLUMNS = ['who', 'starts', 'minutes', 'keeper', 'channel', 'state', 'ended', 'note'] as const;

/** Sends what an agenda shows as a file. A POST: no link of another site may take it out. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    if (!isSameOrigin((name) => request.headers.get(name))) throw new Forbidden('same-origin');
    const actor = await currentActor();
    const form = await request.formData().catch(() => new FormData());
    const given = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const pieces = await exportAppointments(actor, agendaQuery(given, actor).filters);
    const t = await getTranslations({ locale: actor.locale, namespace: 'appointments' });
    const { year, month, day } = todayOf(new Date(), actor);
    const answer = csvAnswer(`${t('file')}-${year}-${month}-${day}.csv`, lines(pieces, t));
    answer.headers.set('Cache-Control', 'no-store');
    return answer;
  } catch (error) {
    if (error instanceof Unauthenticated)
      return new Response(null, { status: 303, headers: { Location: '/sign-in?next=/appointments' } });
    if (error instanceof Forbidden) return new Response(null, { status: 403 });
    throw error;
  }
}

async function* lines(
  pieces: AsyncIterable<AppointmentView[]>,
  t: Words<'appointments'>,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(COLUMNS.map((column) => t(`columns.${column}`)))}\r\n`;
  for await (const piece of pieces) yield piece.map((one) => `${csvLine(cellsOf(one, t))}\r\n`).join('');
}

function cellsOf(one: AppointmentView, t: Words<'appointments'>): string[] {
  return [
    one.contact.name,
    one.startsAt.toISOString(),
    String(one.minutes),
    one.agent?.name ?? one.service?.name ?? '',
    one.channel?.name ?? '',
    t(`states.${one.state}`),
    one.endedAt?.toISOString() ?? '',
    one.note ?? '',
  ];
}
