import type { AppointmentView } from '#lib/appointments/appointment.ts';
import { calendarFile } from '#lib/appointments/calendar-file.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { attachment } from '#lib/identifiers/file-name.ts';

/** A file for calendars, in the reader's language. */
export async function icsAnswer(appointments: readonly AppointmentView[]): Promise<Response> {
  const t = await getTranslations('appointments');
  const words = { title: (name: string) => t('withNamed', { name }), calendar: t('title') };
  return new Response(calendarFile(appointments, words), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': attachment(`${t('file')}.ics`),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
