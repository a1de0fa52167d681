import { duplicateFilterShape } from '#lib/duplicates/list-groups.ts';
import { type GroupPlace, placeIn } from '#lib/duplicates/reading/group-place.ts';
import { filtersOf } from '../filter-query.ts';

type Given = Record<string, string | string[] | undefined>;

export interface GroupQuery {
  filters: Record<string, string>;
  after?: GroupPlace;
  before?: GroupPlace;
}

export function readGroupQuery(given: Given): GroupQuery {
  return {
    filters: filtersOf(given, duplicateFilterShape),
    after: placeIn([given.after].flat()[0]),
    before: placeIn([given.before].flat()[0]),
  };
}
