import type { Leaving } from './leaving.ts';

/** By what somebody is recognized in a text: numbers by their digits, everything else by its words without case and accents. */
export interface KnownValues {
  digits: ReadonlySet<string>;
  words: ReadonlySet<string>;
  /** How many words the longest of them has. */
  mostWords: number;
}

type Named = Pick<
  Leaving,
  'name' | 'firstName' | 'lastName' | 'email' | 'cpf' | 'cnpj' | 'clientCode' | 'externalId' | 'phones'
>;

/** A number shorter than this is nobody's. */
const LEAST_DIGITS = 8;

export function knownValues(contacts: readonly Named[]): KnownValues {
  const digits = new Set(contacts.flatMap(numbersOf).filter((text) => text.length >= LEAST_DIGITS));
  const texts = contacts.flatMap(({ name, firstName, lastName, email, clientCode, externalId, cnpj }) => [
    name,
    [firstName, lastName].filter(Boolean).join(' '),
    email ?? '',
    clientCode ?? '',
    externalId ?? '',
    cnpj ?? '',
  ]);
  const words = new Set(texts.map((text) => wordsOf(text).join(' ')).filter((text) => text.length > 1));
  const mostWords = Math.max(0, ...[...words].map((text) => text.split(' ').length));
  return { digits, words, mostWords };
}

/** Whether one of the cells holds one of the values, however it is written and whatever stands around it. */
export function mentions(cells: readonly string[], { digits, words, mostWords }: KnownValues): boolean {
  return cells.some((cell) => {
    if (!cell) return false;
    for (const run of cell.matchAll(/\d[\d\s.,/()+-]*/g)) {
      const number = run[0].replaceAll(/\D/g, '');
      for (let from = 0; from + LEAST_DIGITS <= number.length; from++)
        for (let to = from + LEAST_DIGITS; to <= Math.min(number.length, from + 15); to++)
          if (digits.has(number.slice(from, to))) return true;
    }
    const parts = wordsOf(cell);
    for (let from = 0; from < parts.length; from++) {
      let text = '';
      for (let at = from; at < Math.min(parts.length, from + mostWords); at++) {
        text = text ? `${text} ${parts[at]}` : (parts[at] as string);
        if (words.has(text)) return true;
      }
    }
    return false;
  });
}

/** A phone also as it is written inside the country, with and without the ninth digit; a CPF also without its lost zeros. */
function numbersOf({ cpf, cnpj, phones }: Named): string[] {
  const own = phones.flatMap((phone) => {
    const inside = phone.startsWith('55') ? [phone.slice(2)] : [];
    return [phone, ...inside, ...inside.flatMap(withoutNinth)];
  });
  const documents = [cpf, cnpj].flatMap((text) => (text ? [text, text.replace(/^0+/, '')] : []));
  return [...own, ...documents].filter((text) => /^\d+$/.test(text));
}

function withoutNinth(national: string): string[] {
  return /^\d{2}9\d{8}$/.test(national) ? [national.slice(0, 2) + national.slice(3)] : [];
}

export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}@._-]+/u)
    .map((word) => word.replaceAll(/^[._-]+|[._-]+$/g, ''))
    .filter(Boolean);
}
