import ICAL from 'ical.js';
import { siteOrigin } from '#lib/web/site-origin.ts';
import type { AppointmentView } from './appointment.ts';

/** What calendars say about an appointment; a name is put into `title`. */
export interface CalendarWords {
  title: (name: string) => string;
  calendar: string;
}

/**
 * Appointments for a calendar: whom to get in touch with, through what, when. Notes, numbers and addresses stay here, where they can be
 * erased; the link leads to them. Moments are in universal time, so that no calendar has to know when whose clocks change.
 */
export function calendarFile(appointments: readonly AppointmentView[], words: CalendarWords): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Carteira//Carteira//EN');
  calendar.addPropertyWithValue('x-wr-calname', words.calendar);
  for (const one of appointments) calendar.addSubcomponent(eventOf(one, words));
  return `${calendar.toString()}\r\n`;
}

function eventOf(one: AppointmentView, { title }: CalendarWords): ICAL.Component {
  const event = new ICAL.Component('vevent');
  const { host } = new URL(siteOrigin());
  const end = new Date(one.startsAt.getTime() + one.minutes * 60_000);
  event.addPropertyWithValue('uid', `appointment-${one.id}@${host}`);
  event.addPropertyWithValue('dtstamp', utc(new Date()));
  event.addPropertyWithValue('dtstart', utc(one.startsAt));
  event.addPropertyWithValue('dtend', utc(end));
  event.addPropertyWithValue('sequence', one.sequence);
  event.addPropertyWithValue('status', one.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED');
  event.addPropertyWithValue(
    'summary',
    [title(one.contact.name), one.channel?.name].filter(Boolean).join(' · '),
  );
  event.addPropertyWithValue('url', `${siteOrigin()}/appointments/${one.id}`);
  return event;
}

function utc(date: Date): ICAL.Time {
  const time = ICAL.Time.fromJSDate(date, true);
  return time;
}
