import { and, eq, ne, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { refuse } from '../errors.ts';

type NamedTable = PgTable & { id: PgColumn; nameKey: PgColumn };

/** Refuses (conflict, for the reason) a name that another row than this one has, whatever its accents and capitals. */
export async function refuseTakenName(
  table: NamedTable,
  { id, name }: { id: number; name: string },
  reason: string,
  tx: Database,
): Promise<void> {
  const others = and(eq(table.nameKey, sql`fold_text(${name})`), ne(table.id, id));
  if ((await tx.$count(table, others)) > 0) refuse('name', reason, undefined, 'conflict');
}
