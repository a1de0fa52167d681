import { sql } from 'drizzle-orm';
import { listOf } from '#lib/core/list-parameter.ts';
import { inSegments } from '#lib/segments/in-segments.ts';
import { type Conditions, type FilterContext, type OneOrMore, valuesOf } from '../filter-parts.ts';
import { idsOf, type Reference, reference } from '../reference.ts';

export const segmentFilter = { segment: listOf(reference) };

export interface SegmentFilter {
  segment?: OneOrMore<Reference>;
}

export async function segmentConditions(
  { segment }: SegmentFilter,
  { db }: FilterContext,
): Promise<Conditions> {
  const given = valuesOf(segment);
  if (given.length === 0) return [];
  return [inSegments(await idsOf(given, sql`segment`, db))];
}
