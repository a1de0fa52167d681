import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';

export async function findActiveImport(actor: Actor, db: Database = database()): Promise<number | null> {
  authorize(actor, 'imports.create');
  const [run] = await db
    .select({ id: runs.id })
    .from(runs)
    .where(
      sql`${runs.userId} = ${actor.userId} and ${runs.kind} = 'import' and ${runs.state} in ('receiving', 'queued', 'running')`,
    );
  return run?.id ?? null;
}
