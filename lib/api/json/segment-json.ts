import type { ListedSegment } from '#lib/segments/list-segments.ts';

/** A segment as the API shows it. */
export function segmentJson({ id, name, operators }: ListedSegment) {
  return { id, name, operators: operators?.map(({ email }) => email) ?? null };
}
