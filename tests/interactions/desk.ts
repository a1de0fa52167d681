import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { agentPresence, channels, contacts, interactions, messages, services } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import type { Presence } from '#lib/routing/routing-facts.ts';

/** Presence and limit of somebody, as if they had set them. */
export async function setDesk(
  userId: number,
  state: Presence,
  { most = 5, open = 0, calls = 0 }: { most?: number; open?: number; calls?: number } = {},
  db: Database = database(),
): Promise<void> {
  const row = { state, mostInteractions: most, openInteractions: open, liveCalls: calls };
  await db
    .insert(agentPresence)
    .values({ userId, ...row })
    .onConflictDoUpdate({ target: agentPresence.userId, set: row });
}

export async function makeChannel(
  kind: (typeof channels.$inferInsert)['kind'],
  given: Partial<typeof channels.$inferInsert> = {},
  db: Database = database(),
): Promise<number> {
  const [row] = await db
    .insert(channels)
    .values({ kind, name: `${kind} ${Math.random()}`, ...given })
    .returning({ id: channels.id });
  return row?.id ?? 0;
}

export async function makeService(
  name: string,
  given: Partial<typeof services.$inferInsert> = {},
  db: Database = database(),
): Promise<number> {
  const [row] = await db
    .insert(services)
    .values({ name, ...given })
    .returning({ id: services.id });
  return row?.id ?? 0;
}

export async function interactionRow(id: number, db: Database = database()) {
  const [row] = await db.select().from(interactions).where(eq(interactions.id, id));
  if (!row) throw new Error('no such interaction');
  return row;
}

export async function messagesOf(id: number, db: Database = database()) {
  return db.select().from(messages).where(eq(messages.interactionId, id)).orderBy(messages.id);
}

/** Delivers and answers the row. */
export async function deliver(actor: Actor, call: Record<string, unknown>, key: string | null = null) {
  const { id, created } = await deliverInteraction(actor, call, key);
  return { ...(await interactionRow(id)), created };
}

export async function makeContact(
  actor: Actor,
  name: string,
  given: Partial<typeof contacts.$inferInsert> = {},
) {
  const { phones, email, ...columns } = given;
  const contact = await createContact(actor, {
    name,
    ...(phones && { phones: phones.map((phone) => `+${phone}`) }),
    ...(email && { email }),
  });
  if (Object.keys(columns).length > 0)
    await database().update(contacts).set(columns).where(eq(contacts.id, contact.id));
  return contact.id;
}

/** Counters of agents that differ from what they count. */
export async function wrongCounters(db: Database = database()) {
  const { rows } = await db.execute(sql`
    select p.user_id, p.open_interactions, counted.* from agent_presence p cross join lateral (
      select count(*)::int as slots, (count(*) filter (where medium = 'voice'))::int as calls from interaction i
      where i.agent_id = p.user_id and i.state in ('open', 'offered')) as counted
    where p.open_interactions <> slots or p.live_calls <> calls`);
  return rows;
}

/** Contacts whose count of open interactions differs from what it counts. */
export async function wrongContacts(db: Database = database()) {
  const { rows } = await db.execute(sql`
    select c.id, c.open_interactions from contact c where c.open_interactions is distinct from (
      select count(*)::int from interaction i where i.contact_id = c.id and (
        i.state in ('waiting', 'offered', 'open', 'held', 'forwarded') or i.state = 'voicemail' and i.heard_at is null))`);
  return rows;
}
