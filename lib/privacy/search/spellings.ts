import { wordsOf } from '#lib/anonymization/known-values.ts';

/**
 * Every way a text may be written somewhere, in lower case: as it is, without accents, masked and bare digits, a phone with and
 * without country and ninth digit, in JSON, an address, hexadecimal, and base64 wherever it may begin in it.
 */
export function spellingsOf(text: string): string[] {
  const bare = text.trim();
  if (bare.length < 3) return [];
  const ways = new Set([
    bare,
    bare.normalize('NFC'),
    bare.normalize('NFD'),
    wordsOf(bare).join(' '),
    ...numbers(bare),
  ]);
  for (const way of [...ways]) for (const coded of encodings(way)) ways.add(coded);
  return [...new Set([...ways].map((way) => way.toLowerCase()))].filter((way) => way.length >= 3);
}

function numbers(text: string): string[] {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 8 || /\p{L}/u.test(text)) return [];
  const inside = digits.length >= 12 && digits.startsWith('55') ? [digits.slice(2)] : [];
  const short = inside.flatMap((one) => (/^\d{2}9\d{8}$/.test(one) ? [one.slice(0, 2) + one.slice(3)] : []));
  return [digits, ...inside, ...short, ...masks(digits)];
}

function masks(digits: string): string[] {
  if (digits.length === 11) return [digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4')];
  if (digits.length === 14)
    return [digits.replace(/^(\d{2})(\d{3})(\d{3})(\d{4})(\d{2})$/, '$1.$2.$3/$4-$5')];
  return [];
}

function encodings(text: string): string[] {
  const bytes = Buffer.from(text);
  return [
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    bytes.toString('hex'),
    ...inBase64(bytes),
  ];
}

/** What surely stands in base64 around any neighbours: the signs at its ends depend on them. */
function inBase64(bytes: Buffer): string[] {
  if (bytes.length < 6) return [];
  return [0, 1, 2].map((before) => {
    const coded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    return coded.slice(before === 0 ? 0 : before + 1, -1);
  });
}
