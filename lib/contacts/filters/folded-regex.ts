import { foldText } from '#lib/identifiers/normalize-text.ts';

const BY_LETTER = new Map<string, string[]>();
/** Latin letters with every accent. */
for (let code = 0x20; code < 0x250; code++) {
  const letter = String.fromCodePoint(code);
  const folded = foldText(letter);
  BY_LETTER.set(folded, [...(BY_LETTER.get(folded) ?? []), letter]);
}

/** Finds the text in whatever case and accents. Folding a value in the database costs five times what matching costs. */
export function foldedRegex(text: string): string {
  return [...foldText(text)].map(oneOf).join('');
}

function oneOf(letter: string): string {
  if (!/[\p{L}\p{N}]/u.test(letter)) return /[!-~]/.test(letter) ? `\\${letter}` : letter;
  const variants = letterVariants(letter).filter((variant) => [...variant].length === 1);
  return variants.length > 1 ? `[${variants.join('')}]` : letter;
}

function letterVariants(letter: string): string[] {
  return [...new Set([letter, letter.toUpperCase(), ...(BY_LETTER.get(letter) ?? [])])];
}
