import { z } from 'zod';
import { inJson } from './json-form.ts';

const FLAG = z
  .union([z.boolean(), z.enum(['on', 'true', 'false', ''])], 'invalid')
  .transform((value) => value === true || value === 'on' || value === 'true');

/** A JSON boolean, or a form's box, which may have a hidden `false` before it: the last value counts. */
export const flag = inJson(
  z.boolean(),
  z.preprocess((value) => (Array.isArray(value) ? value.at(-1) : value), FLAG),
);
