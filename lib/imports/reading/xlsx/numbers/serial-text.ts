const DAY_MS = 86_400_000;
const LAST_DAY = Date.UTC(9999, 11, 31);
/** Excel counts 29 February 1900, which did not exist, as day 60; days before it are off by one. */
const NEVER = 60;
/** Times are fractions of a day: slightly less than a whole second is a whole one. */
const ROUNDING = 1e-9;

/**
 * Formats a serial day number as yyyy-mm-dd, hh:mm:ss, or both with a space; midnight after a date is left out. Two
 * days exist only in spreadsheets and come as they show them: 1900-01-00 and 1900-02-29.
 * @returns null when the number is not a date
 */
export function serialText(
  serial: number,
  kind: 'date' | 'time' | 'elapsed' | 'date-time',
  since1904: boolean,
): string | null {
  if (serial < 0) return null;
  if (kind === 'date') return dateOf(Math.floor(serial + ROUNDING), since1904);
  const seconds = Math.round(serial * 86_400);
  if (kind === 'elapsed') return timeOf(seconds);
  if (kind === 'time') return timeOf(seconds % 86_400);
  const day = Math.floor(seconds / 86_400);
  const time = seconds - day * 86_400;
  const date = dateOf(day, since1904);
  return time === 0 || date === null ? date : `${date} ${timeOf(time)}`;
}

function dateOf(day: number, since1904: boolean): string | null {
  if (since1904) return isoDate(Date.UTC(1904, 0, 1) + day * DAY_MS);
  if (day === 0) return '1900-01-00';
  if (day === NEVER) return '1900-02-29';
  return isoDate(Date.UTC(1899, 11, day < NEVER ? 31 : 30) + day * DAY_MS);
}

function isoDate(milliseconds: number): string | null {
  return milliseconds > LAST_DAY ? null : new Date(milliseconds).toISOString().slice(0, 10);
}

function timeOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
