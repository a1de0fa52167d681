import { completeNational, isServiceNumber } from './brazilian-phone.ts';
import { parseInternational, parsePhone } from './parse-phone.ts';
import type { Parsed } from './parsed.ts';
import { phoneDigits } from './phone-digits.ts';

/** A number as a platform or carrier sends it. `unreadable` keeps what was given: it may still tell one sender from another. */
export type CallerId =
  | { kind: 'number'; value: string }
  | { kind: 'withheld' }
  | { kind: 'unreadable'; value: string };

/** What networks and PBXs write in place of a number: words, nothing but zeros, `ANONYMOUS` and `UNAVAILABLE` dialled on a keypad. */
const WITHHELD =
  /^<?(?:(?:(?:caller[ -]?id|id|number|n[uú]mero|chamada) )?(?:anonymous|an[oô]nim[oa]|restricted|restrit[oa]|private|privad[oa]|unknown|desconhecid[oa]|unavailable|indispon[ií]vel|withheld|blocked|bloquead[oa]|ocult[oa]|confidencial|confidential|n[aã]o identificad[oa]|n[aã]o informad[oa]|no caller ?id|out of area)(?: (?:number|caller|call|id))?|\+?0+|\+?266696687|\+?86282452253)>?$/i;

/** Hosts whose user part is a phone: web clients of WhatsApp. Ids at `lid` and `g.us` are none. */
const PHONE_HOSTS = /^(?:c\.us|s\.whatsapp\.net|\d+\.\d+\.\d+\.\d+(?::\d+)?)$/i;

/**
 * Brazil is assumed: area code and number, with a trunk zero, with a carrier's code behind it, as a collect call, without the
 * ninth digit; without area code by the channel's. Letters are never dropped to get at digits.
 */
export function readCallerId(given: string, areaCode: string | null): CallerId {
  const bare = bareNumber(given);
  if (bare === null) return { kind: 'unreadable', value: given.trim() };
  if (bare === '' || WITHHELD.test(bare)) return { kind: 'withheld' };
  const parsed = readNumber(bare, areaCode);
  return parsed.ok ? { kind: 'number', value: parsed.value } : { kind: 'unreadable', value: given.trim() };
}

export function readDestination(given: string): Parsed<string> {
  const bare = bareNumber(given);
  return bare === null ? { ok: false, code: 'phone_characters' } : parsePhone(bare);
}

/**
 * A number as somebody writes it down who means a caller: area code and number, masked or with what carriers put before it. One
 * from abroad begins with a plus sign or `00`; the country's code without one is refused, since 55 is an area code too.
 */
export function readListedCaller(given: string): Parsed<string> {
  const bare = bareNumber(given);
  if (bare === null || WITHHELD.test(bare)) return { ok: false, code: 'phone_characters' };
  const read = phoneDigits(bare);
  if ('code' in read) return { ok: false, code: read.code };
  if (read.international) return parseInternational(read.digits);
  const parsed = readNumber(bare, null);
  if (!parsed.ok)
    return read.digits.length < 10 && parsed.code === 'phone_invalid'
      ? { ok: false, code: 'phone_area_code_missing' }
      : parsed;
  return read.digits.startsWith('00') || isNational(read.digits)
    ? parsed
    : { ok: false, code: 'phone_with_country_code' };
}

function isNational(digits: string): boolean {
  return [...nationalReadings(digits, null)].some((national) => 'digits' in completeNational(national));
}

/** `"Ana" <sip:…>;tag=…`: an address with the name somebody gave it. */
const NAME_ADDRESS = /<((?:sips?|tel|sms|whatsapp):[^>]*)>(?:;[^<>]*)?$/i;

/** The number inside a name-addr, a URI or a web client's id; null where it is said to be something else. */
function bareNumber(given: string): string | null {
  const text = given.trim();
  const inside = NAME_ADDRESS.exec(text)?.[1] ?? text.replace(/^['’]+/, '');
  const scheme = /^(sips?|tel|sms|whatsapp):/i.exec(inside)?.[1]?.toLowerCase();
  if (!scheme) return withoutHost(inside.replace(/;user=\w+$/i, ''));
  const [address = '', ...parameters] = inside.slice(scheme.length + 1).split(/[;?]/);
  const number = withoutHost(address, scheme.startsWith('sip'));
  return number === null ? null : inContext(number, parameters);
}

/** A host says that it is an id; of a SIP address any, else only those whose ids are phones. */
function withoutHost(address: string, anyHost = false): string | null {
  const [name = '', host] = address.split('@');
  if (host === undefined) return name.trim();
  if (!anyHost && !PHONE_HOSTS.test(host) && !WITHHELD.test(name)) return null;
  // One account on several devices: `5511987654321:12@s.whatsapp.net`.
  return name.replace(/:\d+$/, '').trim();
}

/** `tel:98765-4321;phone-context=+5511`: a local number, and within what it is one. */
function inContext(number: string, parameters: readonly string[]): string {
  const context = parameters
    .map((one) => /^phone-context=(\+[\d-]+)(?:@|$)/i.exec(one)?.[1])
    .find((found) => found !== undefined);
  return context && /^[\d().\- ]+$/.test(number) ? `${context} ${number}` : number;
}

function readNumber(text: string, areaCode: string | null): Parsed<string> {
  const given = phoneDigits(text);
  if ('code' in given) return { ok: false, code: given.code };
  const { digits, international } = given;
  if (international) return parseInternational(digits);
  if (isServiceNumber(digits)) return { ok: false, code: 'phone_service_number' };
  for (const national of nationalReadings(digits, areaCode)) {
    const complete = completeNational(national);
    if ('digits' in complete) return { ok: true, value: `55${complete.digits}` };
  }
  if (digits.startsWith('00')) return parseInternational(digits.slice(2));
  if (digits.length < 10 || digits.startsWith('0')) return { ok: false, code: 'phone_invalid' };
  return parseInternational(digits);
}

/** What the digits can be as area code and number, likeliest first. */
function* nationalReadings(digits: string, areaCode: string | null): Generator<string> {
  yield digits;
  if (areaCode && (digits.length === 8 || digits.length === 9)) yield areaCode + digits;
  if (areaCode && /^9090\d{8,9}$/.test(digits)) yield areaCode + digits.slice(4);
  if (/^0\d{10,11}$/.test(digits)) yield digits.slice(1);
  if (/^0[1-9]\d{11,12}$/.test(digits)) yield digits.slice(3);
  // A collect call: 90, the carrier, the area code.
  if (/^90\d{12,13}$/.test(digits)) yield digits.slice(4);
}
