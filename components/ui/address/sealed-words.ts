import { gcmsiv } from '@noble/ciphers/aes.js';

/** Parameters of an address that hold what a person typed: it may be somebody's data, and browsers keep addresses. */
export const TYPED_PARAMETERS = [
  'search',
  'clientCode',
  'city',
  'addressState',
  'fieldEquals',
  'fieldContains',
  'who',
] as const;

/** Signs that no address escapes, and with which nobody begins a search. */
const MARK = '-.';
/** The same words are sealed alike, so that an address is known again; GCM-SIV gives nothing else away by it. */
const NONCE = new Uint8Array(12);

/** @param key 32 bytes in base64url */
export function sealWords(words: string, key: string): string {
  return MARK + textOf(gcmsiv(bytesOf(key), NONCE).encrypt(new TextEncoder().encode(words)));
}

/** Words that are not sealed as they are; null where another session sealed them. */
export function openWords(words: string, key: string): string | null {
  if (!words.startsWith(MARK)) return words;
  try {
    return new TextDecoder().decode(gcmsiv(bytesOf(key), NONCE).decrypt(bytesOf(words.slice(MARK.length))));
  } catch {
    return null;
  }
}

/** The same parameters with what was typed sealed; what is sealed stays as it is. */
export function sealTyped(parameters: URLSearchParams, key: string): URLSearchParams {
  const typed = new Set<string>(TYPED_PARAMETERS);
  const sealed = [...parameters].map(([name, words]) =>
    typed.has(name) && !isSealed(words, key) ? [name, sealWords(words, key)] : [name, words],
  );
  return new URLSearchParams(sealed);
}

/** Parameters by name, such as those of a selection, as an address says them. */
export function sealedParameters(
  parameters: Record<string, string | readonly string[]>,
  key: string,
): URLSearchParams {
  const all = Object.entries(parameters).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  return sealTyped(new URLSearchParams(all), key);
}

function isSealed(words: string, key: string): boolean {
  return words.startsWith(MARK) && openWords(words, key) !== null;
}

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
