import { asc, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { inPortfolioOf } from '../portfolio/in-portfolio-of.ts';
import { visibleContacts } from '../visible-contacts.ts';

/** Active users with a contact in their portfolio that the actor may see, by name. */
export async function listOwners(
  actor: Actor,
  db: Database = database(),
): Promise<{ id: number; name: string }[]> {
  authorize(actor, 'contacts.view');
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(
      sql`${users.active} and exists (
        select from contact where ${inPortfolioOf(sql`${users.id}`)} and ${visibleContacts(actor)})`,
    )
    .orderBy(asc(sql`fold_text(${users.name})`), asc(users.id));
}
