import { desc, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts, legalHolds, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';

const MOST = 500;

export interface Hold {
  contactId: number;
  name: string;
  reason: string;
  placedBy: string | null;
  createdAt: Date;
}

/** The latest first. */
export async function listHolds(actor: Actor, db: Database = database()): Promise<Hold[]> {
  authorize(actor, 'privacy.manage');
  return db
    .select({
      contactId: legalHolds.contactId,
      name: contacts.name,
      reason: legalHolds.reason,
      placedBy: users.name,
      createdAt: legalHolds.createdAt,
    })
    .from(legalHolds)
    .innerJoin(contacts, eq(contacts.id, legalHolds.contactId))
    .leftJoin(users, eq(users.id, legalHolds.placedById))
    .orderBy(desc(legalHolds.createdAt), desc(legalHolds.contactId))
    .limit(MOST);
}
