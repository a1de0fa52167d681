import { z } from 'zod';
import type { ListedSegment } from '#lib/segments/list-segments.ts';
import { id } from './answer-parts.ts';
import { noted } from './noted.ts';

export const SegmentAnswer = z.strictObject({
  id,
  name: z.string(),
  operators: noted('operators', z.array(z.string()).nullable()),
  service: noted('segmentQueue', z.string().nullable()),
});

export function segmentJson({ id, name, operators, service }: ListedSegment): z.output<typeof SegmentAnswer> {
  return { id, name, operators: operators?.map(({ email }) => email) ?? null, service };
}
