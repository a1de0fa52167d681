import { inArray } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { customFields, segments, tags } from '#db/schema/index.ts';
import type { MergePlan } from '#lib/merges/merge-plan.ts';
import type { Names } from './json/merges/merge-json.ts';

/** The words behind the ids in a plan. */
export async function mergeNames(plan: MergePlan, db: Database = database()): Promise<Names> {
  const { notFitting, filled, chosen, staying } = plan;
  const customIds = [...filled, ...chosen, ...staying].flatMap(({ field }) => {
    const id = /^custom:(\d+)$/.exec(field)?.[1];
    return id ? [Number(id)] : [];
  });
  return {
    tags: await namesOf(
      tags,
      notFitting.tagIds.map(({ value }) => value),
      db,
    ),
    segments: await namesOf(
      segments,
      notFitting.segmentIds.map(({ value }) => value),
      db,
    ),
    fields: await namesOf(
      customFields,
      [...customIds, ...notFitting.custom.map(({ value }) => Number(value))],
      db,
    ),
  };
}

async function namesOf(
  table: typeof tags | typeof segments | typeof customFields,
  ids: readonly number[],
  db: Database,
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(inArray(table.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
