import { foldText } from '#lib/identifiers/normalize-text.ts';

const BY_LETTER = new Map<string, string[]>();
/** Latin letters with every accent. */
for (let code = 0x20; code < 0x250; code++) {
  const letter = String.fromCodePoint(code);
  const folded = foldText(letter);
  BY_LETTER.set(folded, [...(BY_LETTER.get(folded) ?? []), letter]);
}

/** How a folded character may be written, in capitals or not, with any accent or none. */
export function letterVariants(letter: string): string[] {
  return [...new Set([letter, letter.toUpperCase(), ...(BY_LETTER.get(letter) ?? [])])];
}
