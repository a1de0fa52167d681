import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { imports, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { ImportTarget } from '../blacklist/import-target.ts';

export async function findWaitingReview(
  actor: Actor,
  db: Database = database(),
): Promise<{ id: number; fileName: string; target: ImportTarget } | null> {
  authorize(actor, 'imports.create');
  const [row] = await db
    .select({ id: runs.id, fileName: imports.fileName, target: imports.target })
    .from(runs)
    .innerJoin(imports, sql`${imports.runId} = ${runs.id}`)
    .where(sql`${runs.userId} = ${actor.userId} and ${runs.kind} = 'import' and ${runs.state} = 'review'`);
  return row ?? null;
}
