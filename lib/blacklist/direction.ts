import { formatPhone } from '#lib/identifiers/format.ts';
import type { Parsed } from '#lib/identifiers/parsed.ts';
import { readDestination, readListedCaller } from '#lib/identifiers/read-caller-id.ts';

/** Numbers that are not answered, and numbers that are not called or written to: two lists, apart. */
export const DIRECTIONS = ['inbound', 'outbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Digits of E.164. Inbound: area code and number; outbound: country code, area code and number. */
export function readListedNumber(direction: Direction, text: string): Parsed<string> {
  if (text.trim() === '') return { ok: false, code: 'required' };
  return direction === 'inbound' ? readListedCaller(text) : readDestination(text);
}

const NATIONAL = /^55(\d{2})(\d{4,5})(\d{4})$/;

/** As its list writes it: `(11) 98765-4321` among those who call, `+55 11 98765-4321` among those who are called. */
export function shownNumber(direction: Direction, number: string): string {
  const national = direction === 'inbound' ? NATIONAL.exec(number) : null;
  return national ? `(${national[1]}) ${national[2]}-${national[3]}` : formatPhone(number);
}

/** As a file of its list holds it and is read again. */
export function filedNumber(direction: Direction, number: string): string {
  if (direction === 'outbound') return number;
  return NATIONAL.test(number) ? number.slice(2) : `+${number}`;
}
