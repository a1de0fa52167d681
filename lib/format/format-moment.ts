import { addDays } from '#lib/dates/zoned-time.ts';
import { partsOf, type Reader } from './format-date.ts';
import { today } from './today.ts';

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const WITH_YEAR = { ...DAY, year: 'numeric' } as const;

const RELATIVE = {
  'pt-BR': new Intl.RelativeTimeFormat('pt-BR', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en', { numeric: 'auto' }),
};

/** `hoje, 14:30`, `amanhã, 09:00`, `qua, 3 dez, 09:00`: of what is still to come, or was agreed on. */
export function formatMoment(date: Date, reader: Reader, now = new Date()): string {
  const [day, current] = [today(reader, date), today(reader, now)];
  const near = [-1, 0, 1].find((days) => day === addDays(current, days));
  const words =
    near === undefined ? formatDayName(day, reader, now) : RELATIVE[reader.locale].format(near, 'day');
  return `${words}, ${formatClock(date, reader)}`;
}

/** `14:30` */
export function formatClock(date: Date, reader: Reader): string {
  const { hour, minute } = partsOf(date, reader, CLOCK);
  return `${hour}:${minute}`;
}

/** `qua, 3 dez` from `yyyy-mm-dd`, with the year when it is another one. */
export function formatDayName(day: string, reader: Reader, now = new Date()): string {
  const isThisYear = day.slice(0, 4) === today(reader, now).slice(0, 4);
  const noon = new Date(`${day}T12:00:00Z`);
  const parts = partsOf(noon, { ...reader, timeZone: 'UTC' }, isThisYear ? DAY : WITH_YEAR);
  const words = `${parts.weekday}, ${parts.day} ${parts.month}${isThisYear ? '' : ` ${parts.year}`}`;
  return words.replaceAll('.', '');
}
