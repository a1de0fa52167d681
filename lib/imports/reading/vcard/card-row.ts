import ICAL from 'ical.js';
import { MOST_PHONES } from '#lib/core/limits.ts';
import type { CardLine } from './cards.ts';

const PHONES = Array.from({ length: MOST_PHONES }, (_, at) =>
  at === 0 ? 'contact_phone' : `contact_phone_${at + 1}`,
);

/** The columns that cards are written to, named as an import knows them. */
export const CARD_HEADER: readonly string[] = [
  'contact_name',
  'contact_first_name',
  'contact_last_name',
  'contact_company',
  'contact_email',
  'contact_birth_date',
  'contact_gender',
  ...PHONES,
  'contact_address',
  'contact_complement',
  'contact_city',
  'contact_state',
  'contact_zip_code',
  'contact_country',
  'labels',
  'further_emails',
];

interface Property {
  name: string;
  types: string[];
  /** Parts of a structured value, or the values of a list. */
  parts: string[];
}

const GENDERS: Readonly<Record<string, string>> = { F: 'Female', M: 'Male' };

/** The cells of a card under `CARD_HEADER`; null for a group of cards, which is no contact. */
export function cardRow(card: readonly CardLine[]): string[] | null {
  const all = card.map(propertyOf);
  const of = (name: string) => all.filter((property) => property.name === name);
  const isGroup = [...of('KIND'), ...of('X-ADDRESSBOOKSERVER-KIND')].some(({ parts }) =>
    /^group$/i.test(parts[0] ?? ''),
  );
  if (isGroup) return null;
  const [family = '', given = '', additional = ''] = of('N')[0]?.parts ?? [];
  const [, extended = '', street = '', city = '', state = '', zip = '', country = ''] =
    preferred(of('ADR'))?.parts ?? [];
  const email = preferred(of('EMAIL'));
  const phones = of('TEL')
    .filter(({ types }) => !types.includes('fax'))
    .map(({ parts }) => parts.join(''));
  return [
    of('FN')[0]?.parts.join(' ') ?? '',
    [given, additional].filter(Boolean).join(' '),
    family,
    of('ORG')[0]?.parts[0] ?? '',
    email?.parts[0] ?? '',
    of('BDAY')[0]?.parts[0]?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? '',
    GENDERS[of('GENDER')[0]?.parts[0]?.toUpperCase() ?? ''] ?? '',
    ...PHONES.map((_, at) => (at < PHONES.length - 1 ? (phones[at] ?? '') : phones.slice(at).join(' | '))),
    street,
    extended,
    city,
    state,
    zip,
    country,
    of('CATEGORIES')
      .flatMap(({ parts }) => parts)
      .join(', '),
    [...new Set(of('EMAIL').flatMap(({ parts }) => parts))]
      .filter((one) => one !== email?.parts[0])
      .join(', '),
  ];
}

function preferred(properties: Property[]): Property | undefined {
  return properties.find(({ types }) => types.includes('pref')) ?? properties[0];
}

/** One that cannot be parsed keeps its text, which the import then refuses by its own rules. */
function propertyOf({ name, line }: CardLine): Property {
  try {
    const [, [, found]] = ICAL.parse(
      `BEGIN:VCARD\r\nVERSION:3.0\r\n${line}\r\nEND:VCARD`,
    ) as unknown as Jcard;
    if (!found) throw new Error('no property');
    const [, { type = [] }, , ...values] = found;
    return {
      name,
      types: [type].flat().map((one) => one.toLowerCase()),
      parts: values.flat(1).map((value) => [value].flat().join(' ').trim()),
    };
  } catch {
    return { name, types: [], parts: [line.slice(line.indexOf(':') + 1)] };
  }
}

/** What `ICAL.parse` answers (RFC 7095): the version is the first property it was given and the second is ours. */
type Jcard = [
  'vcard',
  [
    name: string,
    parameters: { type?: string | string[] },
    type: string,
    ...values: (string | (string | string[])[])[],
  ][],
];
