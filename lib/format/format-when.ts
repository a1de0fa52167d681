import {
  type CalendarDay,
  calendarDay,
  formatShortDate,
  partsOf,
  type Reader,
  todayOf,
} from './format-date.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;

/** Created once: that takes longer than formatting the fifty rows of a list. */
const RELATIVE = { 'pt-BR': relativeIn('pt-BR'), en: relativeIn('en') };

/**
 * `agora`, `há 4 min`, `hoje, 09:12`, `ontem`, `há 3 dias`, then the short date. Days change at midnight in the reader's time
 * zone.
 */
export function formatWhen(date: Date, reader: Reader, now = new Date()): string {
  const relative = RELATIVE[reader.locale];
  const elapsed = now.getTime() - date.getTime();
  if (elapsed >= 0 && elapsed < MINUTE) return relative.format(0, 'second');
  if (elapsed >= 0 && elapsed < 60 * MINUTE) {
    return withoutDot(relative.format(-Math.floor(elapsed / MINUTE), 'minute'));
  }
  // Outside the last week in every time zone.
  if (elapsed > 8 * DAY || elapsed < -2 * DAY) return formatShortDate(date, reader, now);
  const days = dayNumber(calendarDay(date, reader)) - dayNumber(todayOf(now, reader));
  if (days === 0) return `${relative.format(0, 'day')}, ${timeOf(date, reader)}`;
  return days < 0 && days > -7
    ? withoutDot(relative.format(days, 'day'))
    : formatShortDate(date, reader, now);
}

function dayNumber({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day) / DAY;
}

function timeOf(date: Date, reader: Reader): string {
  const { hour, minute } = partsOf(date, reader, CLOCK);
  return `${hour}:${minute}`;
}

function withoutDot(words: string): string {
  return words.replaceAll('.', '');
}

function relativeIn(locale: Reader['locale']): Intl.RelativeTimeFormat {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
}
