import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { writePresence } from '#lib/presence/write-presence.ts';
import { PRESENCES } from '#lib/routing/routing-facts.ts';
import { short } from './arrival/call.ts';
import { drainHeld } from './held/drain-held.ts';

export const presenceInput = z.object({
  presence: z.enum(PRESENCES, 'required'),
  /** Why paused: a code of the catalogue or one's own words. */
  reason: short.optional(),
});

/** `{ presence, reason? }` of the actor. Whoever becomes available gets what is held for them. @returns how many opened */
export async function setPresence(actor: Actor, input: unknown, db: Database = database()): Promise<number> {
  authorize(actor, 'presence.own');
  const { presence, reason } = parseInput(presenceInput, input);
  return db.transaction((tx) => changePresence(actor, actor.userId, { state: presence, reason }, tx));
}

/** The same of somebody else. @throws NotFound */
export async function setPresenceOf(
  actor: Actor,
  userId: number,
  input: unknown,
  db: Database = database(),
): Promise<number> {
  authorize(actor, 'presence.others');
  const { presence, reason } = parseInput(presenceInput, input);
  return db.transaction((tx) => changePresence(actor, userId, { state: presence, reason }, tx));
}

/** Writes presence or limit of somebody active, and opens what is held for them as far as there is room. @throws NotFound */
export async function changePresence(
  actor: Actor,
  userId: number,
  change: Parameters<typeof writePresence>[1],
  tx: Database,
): Promise<number> {
  const [user] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, rowId('user', userId, SMALL_ID)), eq(users.active, true)))
    .for('key share');
  if (!user) throw new NotFound('user');
  await writePresence(userId, change, tx);
  const fields = change.state ? ['presence'] : ['mostInteractions'];
  await audit(actor, { action: 'user.presence-changed', subjectId: userId, fields }, tx);
  return (await drainHeld(userId, tx)).length;
}
