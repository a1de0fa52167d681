import type { z } from 'zod';

const notes = new WeakMap<z.core.$ZodType, string>();

/** A schema of the API with what its reader should know: a key of the words `api.fields`. */
export function noted<Schema extends z.ZodType>(note: string, schema: Schema): Schema {
  const own = schema.clone() as Schema;
  notes.set(own, note);
  return own;
}

export function noteOf(schema: z.core.$ZodType): string | undefined {
  return notes.get(schema);
}
