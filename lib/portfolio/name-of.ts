import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { services, users } from '#db/schema/index.ts';

export async function nameOf(
  table: typeof users | typeof services,
  id: number | null | undefined,
  db: Database,
): Promise<string | null> {
  if (!id) return null;
  const [row] = await db.select({ name: table.name }).from(table).where(eq(table.id, id));
  return row?.name ?? null;
}
