import { and, eq, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { contactBlocks, contacts, users } from '#db/schema/index.ts';
import { typedText } from '#lib/contacts/filters/filter-parts.ts';
import { textConditions } from '#lib/contacts/filters/kinds/text-filter.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, pageOfRows, pageSchema, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';

export interface BlockView {
  /** Of the block, not of the contact. */
  id: number;
  contactId: number;
  name: string;
  phones: string[];
  email: string | null;
  reason: string;
  /** null for somebody removed since. */
  by: string | null;
  at: Date;
  refused: number;
  lastRefusedAt: Date | null;
}

const COLUMNS = {
  id: contactBlocks.id,
  contactId: contacts.id,
  name: contacts.name,
  phones: contacts.phones,
  email: contacts.email,
  reason: contactBlocks.reason,
  by: users.name,
  at: contactBlocks.blockedAt,
  refused: contactBlocks.refused,
  lastRefusedAt: contactBlocks.lastRefusedAt,
};

const queryInput = pageSchema.extend({
  search: typedText.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** The blocked contacts that the actor sees, the last one first; `search` as in the list of contacts. @throws Refused */
export async function listBlocked(
  actor: Actor,
  input: unknown = {},
  db: Database = database(),
): Promise<Page<BlockView>> {
  authorize(actor, 'contacts.view');
  const { search, limit, ...place } = parseInput(queryInput, input);
  const { side, order } = readingFrom(place, contactBlocks.id);
  const matching = await textConditions({ search }, { actor, db });
  const found = await select(db)
    .where(and(visibleContacts(actor), side, ...matching))
    .orderBy(order)
    .limit(limit + 1);
  return pageOfRows(found, { ...place, limit });
}

/** Why, since when and by whom a contact is blocked; null for one that is not. */
export async function findBlock(
  actor: Actor,
  contactId: number,
  db: Database = database(),
): Promise<BlockView | null> {
  authorize(actor, 'contacts.view');
  const which: SQL = eq(contactBlocks.contactId, contactId);
  const [block] = await select(db).where(and(which, visibleContacts(actor)));
  return block ?? null;
}

function select(db: Database) {
  return db
    .select(COLUMNS)
    .from(contactBlocks)
    .innerJoin(contacts, eq(contacts.id, contactBlocks.contactId))
    .leftJoin(users, eq(users.id, contactBlocks.blockedById));
}
