import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { refuse } from '#lib/core/errors.ts';
import { MOST_TAGS } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { ensureTags } from '#lib/tags/ensure-tags.ts';
import { tagsInput } from '../input/contact-lists-input.ts';
import { addLabels, type Labels, removeLabels } from './change-labels.ts';

const schema = z.object({ tags: tagsInput.refine((names) => names.length > 0, 'required') });

/** Those that contacts are to get are created where there are none. */
const TAGS: Labels = {
  field: 'tags',
  table: 'tag',
  column: 'tag_ids',
  most: MOST_TAGS,
  tooMany: 'tags_too_many',
  gone: 'tag_gone',
  async read(_actor, given, creating, tx) {
    const { tags: names } = parseInput(schema, { tags: given.tags ?? null });
    if (!creating) return findTags(names, tx);
    const tags = await ensureTags(names, tx);
    return names.map((name) => tags.idOf(name));
  },
  own: () => null,
};

export const addTags = addLabels(TAGS);
export const removeTags = removeLabels(TAGS);

async function findTags(names: readonly string[], tx: Database): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number | null; name: string }>(sql`
    select t.id, wanted.name from unnest(${sql.param([...names])}::text[]) as wanted (name)
    left join tag t on t.name_key = fold_text(wanted.name)`);
  const unknown = rows.filter(({ id }) => id === null).map(({ name }) => name);
  if (unknown.length > 0) refuse('tags', 'tag_unknown', { name: unknown.join(', ') });
  return rows.flatMap(({ id }) => id ?? []);
}
