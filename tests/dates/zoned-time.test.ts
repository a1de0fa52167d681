import { describe, expect, it } from 'vitest';
import { addDays, dayStart, instantAt, isDay, localMinute, weekOf } from '#lib/dates/zoned-time.ts';
import { formatMoment } from '#lib/format/format-moment.ts';

const iso = (date: Date | null) => date?.toISOString() ?? null;

describe('a local time', () => {
  it('is one moment, in winter and in summer', () => {
    expect(iso(instantAt('2026-12-03T14:30', 'America/Sao_Paulo'))).toBe('2026-12-03T17:30:00.000Z');
    expect(iso(instantAt('2026-01-15T09:00', 'America/New_York'))).toBe('2026-01-15T14:00:00.000Z');
    expect(iso(instantAt('2026-07-15T09:00', 'America/New_York'))).toBe('2026-07-15T13:00:00.000Z');
    expect(iso(instantAt('2026-07-15T09:00', 'Asia/Kathmandu'))).toBe('2026-07-15T03:15:00.000Z');
    expect(iso(instantAt('2026-07-15T09:00', 'Pacific/Kiritimati'))).toBe('2026-07-14T19:00:00.000Z');
  });

  it('is none where clocks skip it, and the first of two where they show it twice', () => {
    expect(instantAt('2026-03-08T02:30', 'America/New_York')).toBeNull();
    expect(iso(instantAt('2026-03-08T03:00', 'America/New_York'))).toBe('2026-03-08T07:00:00.000Z');
    expect(iso(instantAt('2026-11-01T01:30', 'America/New_York'))).toBe('2026-11-01T05:30:00.000Z');
    expect(iso(instantAt('2026-11-01T02:00', 'America/New_York'))).toBe('2026-11-01T07:00:00.000Z');
    expect(instantAt('2018-11-04T00:30', 'America/Sao_Paulo')).toBeNull();
    expect(iso(instantAt('2018-02-17T23:30', 'America/Sao_Paulo'))).toBe('2018-02-18T01:30:00.000Z');
  });

  it('is none that no calendar or clock has', () => {
    for (const text of [
      '2026-02-30T10:00',
      '2026-13-01T10:00',
      '2026-01-01T24:00',
      '2026-1-1T10:00',
      '',
      'x',
    ])
      expect(instantAt(text, 'UTC')).toBeNull();
    expect(isDay('2026-02-28')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
  });

  it('is shown as it was given', () => {
    for (const zone of [
      'America/Sao_Paulo',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'UTC',
    ])
      for (let hour = 0; hour < 24 * 366; hour += 7) {
        const local = new Date(Date.UTC(2026, 0, 1, hour)).toISOString().slice(0, 16);
        const at = instantAt(local, zone);
        if (at) expect(localMinute(at, zone)).toBe(local);
      }
  });
});

describe('a day', () => {
  it('begins at midnight, or when it begins where clocks skip it', () => {
    expect(iso(dayStart('2026-12-03', 'America/Sao_Paulo'))).toBe('2026-12-03T03:00:00.000Z');
    expect(iso(dayStart('2018-11-04', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00.000Z');
    expect(localMinute(dayStart('2018-11-04', 'America/Sao_Paulo'), 'America/Sao_Paulo')).toBe(
      '2018-11-04T01:00',
    );
  });

  it('of a change of clocks has 23 or 25 hours', () => {
    const hours = (day: string) =>
      (dayStart(addDays(day, 1), 'America/New_York').getTime() -
        dayStart(day, 'America/New_York').getTime()) /
      3_600_000;
    expect(hours('2026-03-08')).toBe(23);
    expect(hours('2026-11-01')).toBe(25);
    expect(hours('2026-11-02')).toBe(24);
  });

  it('lies in a week that begins on Monday', () => {
    expect(weekOf('2026-12-03')[0]).toBe('2026-11-30');
    expect(weekOf('2026-11-30')[0]).toBe('2026-11-30');
    expect(weekOf('2026-12-06').at(-1)).toBe('2026-12-06');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('a moment in words', () => {
  const now = new Date('2026-12-03T15:00:00Z');
  const reader = { locale: 'pt-BR', timeZone: 'America/Sao_Paulo' } as const;
  it('says today, tomorrow, and else the day', () => {
    const say = (text: string) => formatMoment(new Date(text), reader, now);
    expect(say('2026-12-03T17:30:00Z')).toBe('hoje, 14:30');
    expect(say('2026-12-04T02:30:00Z')).toBe('hoje, 23:30');
    expect(say('2026-12-04T12:00:00Z')).toBe('amanhã, 09:00');
    expect(say('2026-12-02T12:00:00Z')).toBe('ontem, 09:00');
    expect(say('2026-12-09T12:00:00Z')).toBe('qua, 9 dez, 09:00');
    expect(say('2027-01-05T12:00:00Z')).toBe('ter, 5 jan 2027, 09:00');
    expect(formatMoment(new Date('2026-12-09T12:00:00Z'), { ...reader, locale: 'en' }, now)).toBe(
      'Wed, 9 Dec, 09:00',
    );
  });
});
