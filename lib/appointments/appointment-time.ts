import { z } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { instantField } from '#lib/dates/moment-fields.ts';
import { instantAt, isDay } from '#lib/dates/zoned-time.ts';

const MOST_YEARS_MS = 5 * 366 * 86_400_000;
/** Whoever writes down what was just agreed on is no time traveller. */
const SLACK_MS = 3_600_000;

/** A moment in JSON; in a form a day and a time of the organization's clock. */
export const timeShape = {
  startsAt: instantField.optional(),
  date: z.string('invalid').trim().max(20, 'invalid').optional(),
  time: z.string('invalid').trim().max(20, 'invalid').optional(),
};

interface GivenTime {
  startsAt?: Date;
  date?: string;
  time?: string;
}

/** undefined where nothing is said. @throws Refused for a time that clocks skip there, that is over or far away */
export function givenMoment(given: GivenTime, { timeZone }: Actor, now = new Date()): Date | undefined {
  const { startsAt, date, time } = given;
  if (startsAt === undefined && date === undefined && time === undefined) return undefined;
  const moment = startsAt ?? momentOf(date ?? '', time ?? '', timeZone);
  const ahead = moment.getTime() - now.getTime();
  if (ahead < -SLACK_MS) refuse(startsAt ? 'startsAt' : 'date', 'appointment_past');
  if (ahead > MOST_YEARS_MS) refuse(startsAt ? 'startsAt' : 'date', 'appointment_far');
  return moment;
}

function momentOf(date: string, time: string, timeZone: string): Date {
  if (!isDay(date)) refuse('date', date === '' ? 'required' : 'day_invalid');
  if (!/^([01]\d|2[0-3]):[0-5]\d(:00)?$/.test(time))
    refuse('time', time === '' ? 'required' : 'time_invalid');
  return instantAt(`${date}T${time.slice(0, 5)}`, timeZone) ?? refuse('time', 'time_skipped');
}
