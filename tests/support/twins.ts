import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { addIdentifiers, identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import type { Actor } from '#lib/core/actor.ts';

/** Two contacts with the same phone, as a base has them that came from elsewhere, whether it allows duplicates or not. */
export async function twins(
  actor: Actor,
  [one, other]: readonly [string, string],
  phone: string,
  db: Database = database(),
): Promise<[number, number]> {
  const phones = [phone];
  const first = await createContact(actor, { name: one, phones }, db);
  const second = await createContact(actor, { name: other }, db);
  await db.execute(sql`update contact set phones = ${sql.param(phones)}::text[] where id = ${second.id}`);
  await addIdentifiers([{ ...second, phones }], identifierRule([]), db);
  return [first.id, second.id];
}
