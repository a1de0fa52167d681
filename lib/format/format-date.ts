import type { Actor } from '#lib/core/actor.ts';

export type Reader = Pick<Actor, 'locale' | 'timeZone'>;

const SHORT = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const CALENDAR = { day: 'numeric', month: 'numeric', year: 'numeric' } as const;
const LONG = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const MOMENT = { ...LONG, hour: '2-digit', minute: '2-digit' } as const;

const MINUTE = 60_000;

/** English as most of the world writes its days, in the order in which they are typed here, too. */
const DAY_LOCALES: Record<Reader['locale'], string> = { 'pt-BR': 'pt-BR', en: 'en-GB' };

/** `18 nov`; with the year when it is another year: `18 nov 2025`. */
export function formatShortDate(date: Date, reader: Reader, now = new Date()): string {
  const parts = partsOf(date, reader, SHORT);
  const sameYear = Number(parts.year) === todayOf(now, reader).year;
  const dayAndMonth = `${parts.day} ${parts.month?.replace('.', '')}`;
  return sameYear ? dayAndMonth : `${dayAndMonth} ${parts.year}`;
}

/** `18/11/2026`, in either language. */
export function formatDate(date: Date, reader: Reader): string {
  return formatter(reader, LONG).format(date);
}

export function formatDateTime(date: Date, reader: Reader): string {
  return formatter(reader, MOMENT).format(date);
}

/** `18/11/2026` from `yyyy-mm-dd`, independent of time zones. */
export function formatDay(day: string, locale: Reader['locale']): string {
  return formatDate(new Date(`${day}T00:00:00Z`), { locale, timeZone: 'UTC' });
}

export interface CalendarDay {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

export function calendarDay(date: Date, { timeZone }: Reader): CalendarDay {
  const { year, month, day } = partsOf(date, { locale: 'en', timeZone }, CALENDAR);
  return { year: Number(year), month: Number(month), day: Number(day) };
}

const today = new Map<string, CalendarDay & { minute: number }>();

/** Cached for a minute, because a list asks for every row; a day always starts on a full minute. */
export function todayOf(now: Date, reader: Reader): CalendarDay {
  const minute = Math.floor(now.getTime() / MINUTE);
  const known = today.get(reader.timeZone);
  if (known?.minute === minute) return known;
  const found = { ...calendarDay(now, reader), minute };
  today.set(reader.timeZone, found);
  return found;
}

/** @param options the same object on every call: formatters are cached by it */
export function partsOf(
  date: Date,
  reader: Reader,
  options: Intl.DateTimeFormatOptions,
): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const parts = formatter(reader, options).formatToParts(date);
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

const formatters = new Map<Intl.DateTimeFormatOptions, Map<string, Intl.DateTimeFormat>>();

function formatter({ locale, timeZone }: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formatters.get(options) ?? new Map<string, Intl.DateTimeFormat>();
  formatters.set(options, known);
  const key = `${locale} ${timeZone}`;
  const found =
    known.get(key) ??
    new Intl.DateTimeFormat(DAY_LOCALES[locale], { ...options, timeZone, hourCycle: 'h23' });
  known.set(key, found);
  return found;
}
