import type { Actor } from './actor.ts';

export type Reader = Pick<Actor, 'locale' | 'timeZone'>;

/** `18 nov`, with the year when it is not this one: `18 nov 2025`. */
export function formatShortDate(date: Date, reader: Reader, now = new Date()): string {
  const parts = partsOf(date, reader, { day: 'numeric', month: 'short', year: 'numeric' });
  const sameYear = parts.year === partsOf(now, reader, { year: 'numeric' }).year;
  const month = parts.month?.replace('.', '');
  const dayAndMonth = reader.locale === 'en' ? `${month} ${parts.day}` : `${parts.day} ${month}`;
  if (sameYear) return dayAndMonth;
  return reader.locale === 'en' ? `${dayAndMonth}, ${parts.year}` : `${dayAndMonth} ${parts.year}`;
}

/** `18/11/2026` or `11/18/2026`. */
export function formatDate(date: Date, reader: Reader): string {
  return formatter(reader, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(date);
}

/** `18/11/2026, 09:12`: for hints and details where the exact moment matters. */
export function formatDateTime(date: Date, reader: Reader): string {
  return formatter(reader, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
}

/** A day without time, `yyyy-mm-dd` as Postgres gives it, never moved by a time zone: `18/11/2026`. */
export function formatDay(day: string, locale: Reader['locale']): string {
  return formatDate(new Date(`${day}T00:00:00Z`), { locale, timeZone: 'UTC' });
}

export function partsOf(
  date: Date,
  reader: Reader,
  options: Intl.DateTimeFormatOptions,
): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const parts = formatter(reader, options).formatToParts(date);
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter({ locale, timeZone }: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone, hourCycle: 'h23' });
    formatters.set(key, found);
  }
  return found;
}
