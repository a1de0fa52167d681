import { LONGEST } from '#lib/core/limits.ts';
import { bareValue } from './bare-value.ts';
import type { Parsed } from './parsed.ts';

const PLAIN =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
const LOCAL = /^[^\s@"(),:;<>[\\\]]{1,64}$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;

/** One `@`, no spaces, a domain with a point, at most 254 characters, letters of every script; in lower case. */
export function parseEmail(text: string): Parsed<string> {
  const plain = text.toLowerCase();
  if (plain.length <= LONGEST.email && isPlain(plain)) return { ok: true, value: plain };
  const email = bareValue(text)
    .toLowerCase()
    .replace(/^mailto:/, '');
  if (email.length > LONGEST.email) return { ok: false, code: refusalOf(email) };
  if (isPlain(email) || isInternational(email)) return { ok: true, value: email };
  return { ok: false, code: refusalOf(email) };
}

/** An apostrophe may stand in an address; at its beginning it is a spreadsheet's. */
function isPlain(email: string): boolean {
  return email.charCodeAt(0) !== 39 && email.charCodeAt(0) !== 61 && PLAIN.test(email);
}

function isInternational(email: string): boolean {
  const at = email.indexOf('@');
  if (at === -1 || !LOCAL.test(email.slice(0, at))) return false;
  const labels = email.slice(at + 1).split('.');
  const last = labels.at(-1) ?? '';
  return (
    labels.length > 1 && labels.every((label) => LABEL.test(label)) && last.length > 1 && !/^\d+$/.test(last)
  );
}

function refusalOf(email: string): string {
  const addresses = email.split(/[\s,;|/]+/).filter((part) => part.includes('@'));
  return addresses.length > 1 ? 'email_several' : 'email_invalid';
}
