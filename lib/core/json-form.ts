import { z } from 'zod';

const jsonForms = new WeakMap<z.ZodType, z.ZodType>();

/** Says what a schema that reads forms too takes in JSON: the API's document shows that, and nothing of the forms. */
export function inJson<Schema extends z.ZodType>(json: z.ZodType, schema: Schema): Schema {
  jsonForms.set(schema, json);
  return schema;
}

/** What a field's schema takes in JSON, before anything is made of it. That the field may be left out is not said. */
export function jsonForm(schema: z.ZodType): z.ZodType {
  const given = jsonForms.get(schema);
  if (given) return given;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return jsonForm(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return jsonForm(firstReading(schema) as z.ZodType);
  return schema instanceof z.ZodObject ? jsonObject(schema.shape) : schema;
}

export function jsonObject(shape: Readonly<Record<string, z.core.$ZodType>>): z.ZodObject {
  const fields = Object.entries(shape as Record<string, z.ZodType>).map(([name, field]) => {
    const json = jsonForm(field);
    return [name, field.isOptional() ? json.optional() : json];
  });
  return z.strictObject(Object.fromEntries(fields));
}

function firstReading({ in: first, out }: z.ZodPipe): z.core.$ZodType {
  return first instanceof z.ZodTransform ? out : first;
}

const FLAG = z
  .union([z.boolean(), z.enum(['on', 'true', 'false', ''])], 'invalid')
  .transform((value) => value === true || value === 'on' || value === 'true');

/** A JSON boolean, or a form's box, which may have a hidden `false` before it: the last value counts. */
export const flag = inJson(
  z.boolean(),
  z.preprocess((value) => (Array.isArray(value) ? value.at(-1) : value), FLAG),
);
