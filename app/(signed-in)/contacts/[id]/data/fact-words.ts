import { priorityOf } from '#lib/contacts/priority.ts';
import { formatDateTime, formatDay, type Reader } from '#lib/format/format-date.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import { formatCnpj, formatCpf, formatPhone } from '#lib/identifiers/format.ts';
import type { SubjectData } from '#lib/privacy/get-subject-data.ts';

type Part = keyof SubjectData;

/** How the values of a column read, by what they are part of. */
const CHOICES: Record<string, string> = {
  'records.kind': 'contacts.kinds',
  'records.gender': 'contacts.genders',
  'records.flow': 'portfolio.flows',
  'identities.kind': 'interactions.identities',
  'interactions.medium': 'routing.media',
  'interactions.direction': 'interactions.directions',
  'interactions.state': 'routing.states',
  'surveys.state': 'surveys.states',
  'appointments.state': 'appointments.states',
  'imports.outcome': 'privacy.data.outcomes',
};

/** Columns that hold an instant, in SQL's and in the program's spelling. */
const INSTANT = /(^|_)at$|At$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

export interface FactWords {
  part: Part;
  reader: Reader;
  t: Words;
}

/** A column's name as the reader calls it; custom fields bear their own. */
export function factName(name: string, { part, t }: FactWords): string {
  const key = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const places = part === 'records' ? ['contacts.fields', 'privacy.data.names'] : ['privacy.data.names'];
  const known = places.map((place) => `${place}.${key}`).find((one) => t.has(one as never));
  return known ? t(known as never) : name;
}

export function factText(name: string, value: unknown, words: FactWords): string {
  const { part, reader, t } = words;
  if (Array.isArray(value)) return value.map((one) => factText(name, one, words)).join('\n');
  if (name === 'active') return t(`contacts.states.one.${value ? 'active' : 'inactive'}`);
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(
        ([key, one]) =>
          `${name === 'custom_fields' ? key : factName(key, words)}: ${factText(key, one, words)}`,
      )
      .join(name === 'custom_fields' ? '\n' : ' · ');
  if (name === 'priority') return t(`contacts.priorities.${priorityOf(Number(value)) ?? 'low'}`);
  const text = String(value);
  const choice = `${CHOICES[`${part}.${name}`]}.${text}`;
  if (t.has(choice as never)) return t(choice as never);
  if (name === 'phones') return formatPhone(text);
  if (name === 'cpf') return formatCpf(text);
  if (name === 'cnpj') return formatCnpj(text);
  if (INSTANT.test(name)) return formatDateTime(new Date(text), reader);
  return DAY.test(text) ? formatDay(text, reader.locale) : text;
}
