import { z } from 'zod';
import type { Disposition } from '#lib/interactions/dispositions/disposition.ts';
import { id } from '../answer-parts.ts';
import { noted } from '../noted.ts';

export const DispositionAnswer = z.strictObject({
  id,
  name: z.string(),
  archived: noted('archived', z.boolean()),
});

export function dispositionJson({ id, name, archived }: Disposition): z.output<typeof DispositionAnswer> {
  return { id, name, archived };
}
