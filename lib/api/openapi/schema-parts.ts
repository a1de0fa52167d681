import type { Schema } from './types.ts';

/** Pieces that the schemas are made of; `note` is what the reader should know about the field. */
export const text = (note?: string, most?: number): Schema =>
  described({ type: 'string', maxLength: most }, note);

export const optionalText = (note?: string, most?: number): Schema =>
  described({ type: ['string', 'null'], maxLength: most }, note);

export const flag = (note?: string): Schema => described({ type: 'boolean' }, note);

export const whole = (note?: string): Schema => described({ type: 'integer', minimum: 0 }, note);

export const id = (note?: string): Schema => described({ type: 'integer', minimum: 1 }, note);

export const instant = (note?: string): Schema => described({ type: 'string', format: 'date-time' }, note);

export const optionalInstant = (note?: string): Schema =>
  described({ type: ['string', 'null'], format: 'date-time' }, note);

export const oneOf = (values: readonly (string | number | null)[], note?: string): Schema => {
  const type = values.includes(null) ? ['string', 'null'] : 'string';
  return described({ type: typeof values[0] === 'number' ? 'integer' : type, enum: [...values] }, note);
};

export const listOf = (items: Schema, note?: string): Schema => described({ type: 'array', items }, note);

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** An object with all of its fields, none else; the shape of answers. */
export function record(properties: Record<string, Schema>): Schema {
  return { type: 'object', required: Object.keys(properties), properties, additionalProperties: false };
}

/** An object of which only `required` must be given; the shape of bodies. */
export function body(properties: Record<string, Schema>, required: string[] = []): Schema {
  return { type: 'object', required, properties, additionalProperties: false };
}

/** A page of a list. */
export function pageOfSchema(item: string, cursorNote: string): Schema {
  return record({ items: listOf(ref(item)), nextCursor: optionalText(cursorNote) });
}

function described(schema: Schema, note: string | undefined): Schema {
  const known = Object.entries(schema).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(known), ...(note ? { description: note } : {}) };
}
