import { bareValue } from './bare-value.ts';
import type { Parsed } from './parsed.ts';

const BRAZILIAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
/** A time behind the date, which is dropped. */
const TIME =
  /[ T](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?: ?[AP]M)?(?:Z|[+-](?:0\d|1[0-5]):?[0-5]\d)?$/i;
/** What programs write for no date: `0/0/00`, `  /  /  `, `0000-00-00`. */
const EMPTY = /^[0 ]*[/.-][0 ]*[/.-][0 ]*$/;
/** Without a year: `--05-17` of vCards, 1604 of Apple, `17/05`. */
const NO_YEAR = /^--?-?\d{2}-?\d{2}$|^1604-\d{2}-\d{2}$|^\d{1,2}[/.-]\d{1,2}[/.-]?$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const BRASILIA_MS = -3 * 3_600_000;

/** Whether a cell says that there is no date, or none with a year. */
export function isNoDate(text: string): boolean {
  const bare = bareValue(text).replace(TIME, '');
  return EMPTY.test(bare) || NO_YEAR.test(bare);
}

/** dd/mm/yyyy (day and month may have one digit) or yyyy-mm-dd; a time behind it is dropped. */
export function parseDate(text: string): Parsed<string> {
  const isPlain = BRAZILIAN.test(text);
  const trimmed = isPlain ? text : bareValue(text).replace(TIME, '').trim();
  const brazilian = BRAZILIAN.exec(trimmed);
  const [, year, month, day] = brazilian
    ? [0, brazilian[3], brazilian[2], brazilian[1]]
    : (ISO.exec(trimmed) ?? []);
  if (!year || !month || !day || !exists(Number(year), Number(month), Number(day))) {
    return { ok: false, code: 'date_invalid' };
  }
  return { ok: true, value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

/** From 1900 to `today` (yyyy-mm-dd; by default today in Brasília). */
export function parseBirthDate(text: string, today?: string): Parsed<string> {
  const date = parseDate(text);
  if (!date.ok) return date;
  if (date.value < '1900-01-01') return { ok: false, code: 'birth_date_too_early' };
  if (today === undefined ? Date.parse(date.value) > Date.now() + BRASILIA_MS : date.value > today) {
    return { ok: false, code: 'birth_date_in_future' };
  }
  return date;
}

function exists(year: number, month: number, day: number): boolean {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return year > 0 && day >= 1 && day <= (DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}
