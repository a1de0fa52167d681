import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { imports, runs, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, pageOfRows, pageSchema, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { IMPORT_COLUMNS, type ImportView, importView, isImport } from './import-view.ts';

const DEFAULT_LIMIT = 30;

export async function listImports(
  actor: Actor,
  input: unknown = {},
  db: Database = database(),
): Promise<Page<ImportView>> {
  authorize(actor, 'imports.view');
  const { limit, ...place } = parseInput(
    pageSchema.extend({ limit: z.coerce.number().int().min(1).max(200).default(DEFAULT_LIMIT) }),
    input,
  );
  const { side, order } = readingFrom(place, runs.id);
  const found = await db
    .select(IMPORT_COLUMNS)
    .from(runs)
    .innerJoin(imports, eq(imports.runId, runs.id))
    .leftJoin(users, eq(users.id, runs.userId))
    .where(and(isImport, side))
    .orderBy(order)
    .limit(limit + 1);
  return pageOfRows(found.map(importView), { ...place, limit });
}
