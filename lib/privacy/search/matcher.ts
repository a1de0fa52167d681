/** Letters of ASCII in lower case; every other byte as it is. */
const LOWER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

export interface Matcher {
  /** Whether one of the texts stands in these bytes. */
  isIn(bytes: Uint8Array): boolean;
  /** Bytes of the longest text. */
  longest: number;
}

/** Looks for thousands of byte strings at once: a map of their first three bytes passes over nearly everything else. */
export function matcherOf(texts: readonly Uint8Array[]): Matcher {
  const begins = new Uint8Array(1 << 21);
  const byStart = new Map<number, Uint8Array[]>();
  for (const text of texts) {
    if (text.length < 3) continue;
    const lowered = text.map((byte) => LOWER[byte] as number);
    const start = ((lowered[0] as number) << 16) | ((lowered[1] as number) << 8) | (lowered[2] as number);
    begins[start >> 3] = (begins[start >> 3] as number) | (1 << (start & 7));
    byStart.set(start, [...(byStart.get(start) ?? []), lowered]);
  }
  return {
    longest: Math.max(0, ...texts.map(({ length }) => length)),
    isIn(bytes) {
      let start = 0;
      for (let at = 0; at < bytes.length; at++) {
        start = ((start << 8) | (LOWER[bytes[at] as number] as number)) & 0xffffff;
        if (at < 2 || ((begins[start >> 3] as number) & (1 << (start & 7))) === 0) continue;
        if (byStart.get(start)?.some((text) => standsAt(bytes, at - 2, text))) return true;
      }
      return false;
    },
  };
}

function standsAt(bytes: Uint8Array, from: number, text: Uint8Array): boolean {
  if (from + text.length > bytes.length) return false;
  for (let at = 3; at < text.length; at++) if (LOWER[bytes[from + at] as number] !== text[at]) return false;
  return true;
}
