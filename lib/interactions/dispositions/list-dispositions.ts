import { asc, isNull } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { dispositions } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Disposition, dispositionColumns } from './disposition.ts';

/** Sorted by name; archived ones only when asked for. */
export async function listDispositions(
  actor: Actor,
  { archived = false }: { archived?: boolean } = {},
  db: Database = database(),
): Promise<Disposition[]> {
  authorize(actor, 'dispositions.view');
  return db
    .select(dispositionColumns)
    .from(dispositions)
    .where(archived ? undefined : isNull(dispositions.archivedAt))
    .orderBy(asc(dispositions.nameKey));
}
