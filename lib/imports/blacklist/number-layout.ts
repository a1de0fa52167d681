import { z } from 'zod';
import type { ImportLayout } from '#db/schema/index.ts';
import { foldText, normalizeText } from '#lib/identifiers/normalize-text.ts';
import { DELIMITERS, type Delimiter } from '../reading/delimiters.ts';
import { MOST_COLUMNS } from '../review/layout.ts';

/** What a column of a file of numbers may be. */
export const NUMBER_FIELDS = ['number', 'note'] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

const NAMES: Readonly<Record<NumberField, RegExp>> = {
  number:
    /^(?:(?:contact|contato)?(?:number|numero|phone|telefone|fone|tel|celular|mobile|whatsapp)\d?|numerode(?:telefone|celular)|phonenumber|msisdn|ddd(?:e)?numero)$/,
  note: /^(?:note|nota|motivo|reason|observa(?:cao|coes)|obs|descricao|description|comentario|comment)$/,
};

/** What a header names; null for one nobody knows. */
export function numberFieldOf(name: string): NumberField | null {
  const word = foldText(normalizeText(name)).replace(/[^a-z0-9]/g, '');
  return NUMBER_FIELDS.find((field) => NAMES[field].test(word)) ?? null;
}

export interface NumberLayout extends ImportLayout {
  delimiter: Delimiter;
  fields: (NumberField | null)[];
}

const schema = z.object({
  delimiter: z.enum(DELIMITERS),
  hasHeader: z.boolean(),
  fields: z.array(z.enum(NUMBER_FIELDS).nullable()).min(1).max(MOST_COLUMNS),
});

export function storedNumberLayout(value: ImportLayout | null | undefined): NumberLayout | null {
  return value ? schema.parse(value) : null;
}

export interface NumberLayoutProblem {
  code: 'duplicate_column' | 'number_column_missing';
  field?: NumberField;
}

export function numberLayoutProblem(fields: readonly (NumberField | null)[]): NumberLayoutProblem | null {
  const repeated = NUMBER_FIELDS.find((field) => fields.indexOf(field) !== fields.lastIndexOf(field));
  if (repeated) return { code: 'duplicate_column', field: repeated };
  return fields.includes('number') ? null : { code: 'number_column_missing' };
}
