import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import { CLIENT_CODE_NAME } from './placeholders.ts';

/** What every text may name. Custom fields come after `contact.custom.`. */
export const PLAIN_VARIABLES = [
  'contact.name',
  'contact.first_name',
  CLIENT_CODE_NAME,
  'agent.name',
] as const;
export type PlainVariable = (typeof PLAIN_VARIABLES)[number];

const CUSTOM = 'contact.custom.';

export type Variable = { plain: PlainVariable } | { fieldId: number };

type KnownField = Pick<CustomField, 'id' | 'name' | 'archived'>;

/** What a name in braces stands for, whatever its capitals and accents; null for nothing. */
export function variableOf(name: string, fields: readonly KnownField[]): Variable | null {
  const folded = foldText(name);
  const plain = PLAIN_VARIABLES.find((one) => one === folded);
  if (plain) return { plain };
  if (!folded.startsWith(CUSTOM)) return null;
  const wanted = foldText(name.slice(CUSTOM.length).trim());
  const field = fields.find((one) => !one.archived && foldText(one.name) === wanted);
  return field ? { fieldId: field.id } : null;
}

/** Every variable there is now, as it is written. */
export function allVariables(fields: readonly KnownField[]): string[] {
  const custom = fields.filter(({ archived, name }) => !archived && !/[{}|]/.test(name));
  return [...PLAIN_VARIABLES, ...custom.map(({ name }) => CUSTOM + name)];
}
