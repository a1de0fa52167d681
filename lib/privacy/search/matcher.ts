/** Letters of ASCII in lower case; every other byte as it is. */
const LOWER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

export interface Matcher {
  /** Whether one of the texts stands in these bytes. */
  isIn(bytes: Uint8Array): boolean;
  /** Bytes of the longest text. */
  longest: number;
}

/** Looks for thousands of byte strings at once: a map of their first two bytes, small enough to stay at hand, passes over nearly everything else. */
export function matcherOf(texts: readonly Uint8Array[]): Matcher {
  const begins = new Uint8Array(1 << 16);
  const byStart = new Map<number, Uint8Array[]>();
  for (const text of texts) {
    if (text.length < 3) continue;
    const lowered = text.map(lowerOf);
    for (const pair of pairsOf(lowered)) begins[pair] = 1;
    const start = startOf(lowered, 0);
    byStart.set(start, [...(byStart.get(start) ?? []), lowered]);
  }
  return {
    longest: Math.max(0, ...texts.map(({ length }) => length)),
    isIn(bytes) {
      const last = bytes.length - 2;
      let pair = bytes[0] as number;
      for (let at = 0; at < last; at++) {
        pair = ((pair << 8) | (bytes[at + 1] as number)) & 0xffff;
        if (begins[pair] === 0) continue;
        if (byStart.get(startOf(bytes, at))?.some((text) => standsAt(bytes, at, text))) return true;
      }
      return false;
    },
  };
}

function lowerOf(byte: number): number {
  return LOWER[byte] as number;
}

/** Its first two bytes, in small and capital letters. */
function pairsOf([first = 0, second = 0]: Uint8Array): number[] {
  const ways = (byte: number) => (byte >= 97 && byte <= 122 ? [byte, byte - 32] : [byte]);
  return ways(first).flatMap((one) => ways(second).map((other) => (one << 8) | other));
}

function startOf(bytes: Uint8Array, at: number): number {
  const [first, second] = [lowerOf(bytes[at] as number), lowerOf(bytes[at + 1] as number)];
  return (first << 16) | (second << 8) | lowerOf(bytes[at + 2] as number);
}

function standsAt(bytes: Uint8Array, from: number, text: Uint8Array): boolean {
  if (from + text.length > bytes.length) return false;
  for (let at = 3; at < text.length; at++) if (LOWER[bytes[from + at] as number] !== text[at]) return false;
  return true;
}
