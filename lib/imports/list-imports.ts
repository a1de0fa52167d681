import { and, asc, desc, eq, gt, lt, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { imports, runs, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, pageSchema } from '#lib/core/paging.ts';
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
  const { after, before, limit } = parseInput(
    pageSchema.extend({ limit: z.coerce.number().int().min(1).max(200).default(DEFAULT_LIMIT) }),
    input,
  );
  const side: SQL | undefined = before ? gt(runs.id, before) : after ? lt(runs.id, after) : undefined;
  const found = await db
    .select(IMPORT_COLUMNS)
    .from(runs)
    .innerJoin(imports, eq(imports.runId, runs.id))
    .leftJoin(users, eq(users.id, runs.userId))
    .where(and(isImport, side))
    .orderBy(before ? asc(runs.id) : desc(runs.id))
    .limit(limit + 1);
  const more = found.length > limit;
  const rows = found.slice(0, limit);
  if (before) rows.reverse();
  const items = rows.map(importView);
  return {
    items,
    next: (before ? true : more) ? (items.at(-1)?.id ?? null) : null,
    previous: (before ? more : after !== undefined) ? (items[0]?.id ?? null) : null,
  };
}
