import { answerExport } from '#lib/api/answer-export.ts';
import type { AppointmentView } from '#lib/appointments/appointment.ts';
import { exportAppointments } from '#lib/appointments/export-appointments.ts';
import { getTranslations, type Words } from '#lib/i18n/get-translations.ts';
import { agendaQuery } from '../agenda-query.ts';

const COLUMNS = ['who', 'starts', 'minutes', 'keeper', 'channel', 'state', 'ended', 'note'] as const;

/** What an agenda shows, one line an appointment. */
export function POST(request: Request): Promise<Response> {
  return answerExport(request, '/appointments', async (actor, given) => {
    const pieces = await exportAppointments(actor, agendaQuery(given, actor).filters);
    const t = await getTranslations({ locale: actor.locale, namespace: 'appointments' });
    return {
      name: t('file'),
      header: COLUMNS.map((column) => t(`columns.${column}`)),
      pieces,
      cells: (one: AppointmentView) => cellsOf(one, t),
    };
  });
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
