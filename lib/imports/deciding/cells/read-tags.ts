import { LONGEST, MOST_TAGS } from '#lib/core/limits.ts';
import type { ParsedRow } from '../parsed-row.ts';
import { type CellRejection, tooLong } from './cell-rejection.ts';
import { parseTags } from './field-values.ts';

export function readTags(text: string, row: ParsedRow): CellRejection | null {
  const most = MOST_TAGS * (LONGEST.tag + 2);
  if (text.length > most) return tooLong(most);
  return addTags(parseTags(text), row);
}

export function addTags(tags: string[], row: ParsedRow): CellRejection | null {
  if (tags.length > MOST_TAGS) return { code: 'tags_too_many', count: MOST_TAGS };
  if (tags.some((tag) => tag.length > LONGEST.tag)) return { code: 'tag_too_long', count: LONGEST.tag };
  if (tags.length > 0) row.tags = row.tags ? [...row.tags, ...tags] : tags;
  return null;
}
