const DAY = 86_400_000;
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-5]):?[0-5]\d)?$/;

/** The moment at which clocks of a time zone show `yyyy-mm-ddThh:mm`; the first of two. null for what no clock there ever shows. */
export function instantAt(local: string, timeZone: string): Date | null {
  const shown = millisecondsOf(local);
  if (shown === null) return null;
  const moments = momentsFor(shown, timeZone).filter((at) => at + offsetAt(at, timeZone) === shown);
  return moments.length > 0 ? new Date(Math.min(...moments)) : null;
}

/** The first moment of `yyyy-mm-dd` in a time zone: not midnight where clocks are put forward over it. */
export function dayStart(day: string, timeZone: string): Date {
  const midnight = instantAt(`${day}T00:00`, timeZone);
  if (midnight) return midnight;
  const shown = Date.parse(`${day}T00:00:00Z`);
  return new Date(shown - offsetAt(shown - DAY, timeZone));
}

/** `yyyy-mm-ddThh:mm` as clocks of a time zone show it. */
export function localMinute(date: Date, timeZone: string): string {
  return new Date(date.getTime() + offsetAt(date.getTime(), timeZone)).toISOString().slice(0, 16);
}

/** `yyyy-mm-dd` so many days later. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** The seven days from Monday on around `yyyy-mm-dd`. */
export function weekOf(day: string): string[] {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return [0, 1, 2, 3, 4, 5, 6].map((at) => addDays(day, at - sinceMonday));
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && millisecondsOf(`${text}T00:00`) !== null;
}

/** `yyyy-mm-ddThh:mm`, with seconds and offset or without, that the calendar has in the years 1 to 9999. */
export function isMoment(text: string): boolean {
  const [, local, offset] = MOMENT.exec(text) ?? [];
  if (local === undefined || millisecondsOf(local) === null) return false;
  if (offset === undefined) return true;
  const year = new Date(text).getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** For a text that `isMoment` accepts: whether it says its offset, and so is the same moment in every time zone. */
export function hasOffset(text: string): boolean {
  return MOMENT.exec(text)?.[2] !== undefined;
}

/** As if the clock stood in Greenwich; null for a date or time that no calendar has. None of them has a year 0. */
function millisecondsOf(local: string): number | null {
  if (!LOCAL.test(local) || local.startsWith('0000')) return null;
  const time = Date.parse(`${local}:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(local) ? time : null;
}

/** With the offsets before and after whatever change there may be. */
function momentsFor(shown: number, timeZone: string): number[] {
  return [shown - offsetAt(shown - DAY, timeZone), shown - offsetAt(shown + DAY, timeZone)];
}

/** What clocks are ahead of Greenwich at a moment, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  const parts = Object.fromEntries(
    clock(timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1_000) * 1_000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(timeZone, made);
  return made;
}
