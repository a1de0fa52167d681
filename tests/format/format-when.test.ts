import { expect, test } from 'vitest';
import { formatDateTime, formatDay, type Reader } from '#lib/format/format-date.ts';
import { formatBytes, formatNumber, formatPercent } from '#lib/format/format-number.ts';
import { formatWhen } from '#lib/format/format-when.ts';

const now = new Date('2026-11-21T15:00:00Z');
const saoPaulo: Reader = { locale: 'pt-BR', timeZone: 'America/Sao_Paulo' };
const inEnglish: Reader = { ...saoPaulo, locale: 'en' };

test.each([
  ['2026-11-21T14:59:40Z', 'agora', 'now'],
  ['2026-11-21T14:56:00Z', 'há 4 min', '4 min ago'],
  ['2026-11-21T12:12:00Z', 'hoje, 09:12', 'today, 09:12'],
  ['2026-11-20T12:12:00Z', 'ontem', 'yesterday'],
  ['2026-11-18T12:12:00Z', 'há 3 dias', '3 days ago'],
  ['2026-11-14T12:12:00Z', '14 nov', '14 Nov'],
  ['2025-11-12T12:12:00Z', '12 nov 2025', '12 Nov 2025'],
  ['2026-11-23T12:12:00Z', '23 nov', '23 Nov'],
])('%s is said relative within a week, then short', (moment, portuguese, english) => {
  expect(formatWhen(new Date(moment), saoPaulo, now)).toBe(portuguese);
  expect(formatWhen(new Date(moment), inEnglish, now)).toBe(english);
});

test('days turn at midnight of the time zone, not of UTC', () => {
  const lateEvening = new Date('2026-11-21T02:12:00Z');
  expect(formatWhen(lateEvening, saoPaulo, now)).toBe('ontem');
  expect(formatWhen(lateEvening, { ...saoPaulo, timeZone: 'UTC' }, now)).toBe('hoje, 02:12');
});

test('a birthday is the same day everywhere', () => {
  expect(formatDay('1990-02-01', 'pt-BR')).toBe('01/02/1990');
  expect(formatDay('1990-02-01', 'en')).toBe('01/02/1990');
});

test('moments and numbers follow the reader', () => {
  expect(formatDateTime(now, saoPaulo)).toBe('21/11/2026, 12:00');
  expect(formatDateTime(now, inEnglish)).toBe('21/11/2026, 12:00');
  expect(formatNumber(1048213, 'pt-BR')).toBe('1.048.213');
  expect(formatNumber(1048213, 'en')).toBe('1,048,213');
  expect(formatBytes(1_543_000, 'pt-BR')).toBe('1,5 MB');
});

test('99.9 % is not 100 %', () => {
  expect(formatPercent(0.999, 'en')).toBe('99%');
  expect(formatPercent(1, 'en')).toBe('100%');
});
