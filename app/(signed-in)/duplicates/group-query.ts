import type { z } from 'zod';
import { duplicateFilterShape } from '#lib/duplicates/list-groups.ts';
import { type GroupPlace, placeIn } from '#lib/duplicates/reading/group-place.ts';

type Given = Record<string, string | string[] | undefined>;

export interface GroupQuery {
  /** What is blank or cannot be read is none. */
  filters: Record<string, string>;
  after?: GroupPlace;
  before?: GroupPlace;
}

export function readGroupQuery(given: Given): GroupQuery {
  const filters = Object.entries(duplicateFilterShape).flatMap(([name, schema]) => {
    const text = [given[name]].flat()[0]?.trim();
    return text && (schema as z.ZodType).safeParse(text).success ? [[name, text]] : [];
  });
  return {
    filters: Object.fromEntries(filters),
    after: placeIn([given.after].flat()[0]),
    before: placeIn([given.before].flat()[0]),
  };
}
