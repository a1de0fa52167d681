import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { contacts, users } from '#db/schema/index.ts';
import { inPortfolioOf } from '#lib/contacts/portfolio/in-portfolio-of.ts';
import { clearPortfolio, writePortfolio } from '#lib/contacts/portfolio/write-portfolio.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditCause } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField, rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { countOwnBackups } from './get-holdings.ts';
import { notifyBrokenPortfolios } from './notify-broken-portfolios.ts';

const person = z.union([z.literal('').transform(() => undefined), idField(SMALL_ID)]).optional();

const schema = z.object({
  to: z.enum(['user', 'nobody'], 'required'),
  userId: person,
  /** Who stands in where the one who takes over would stand in for themselves. */
  backupUserId: person,
});

export interface HandedOver {
  /** They left the user's portfolio. */
  owned: number;
  /** Whoever took over stands in for their owner now. */
  backup: number;
  /** The other backup agent stands in. */
  replaced: number;
  /** Nobody stands in any more: their flow became `message`. */
  messages: number;
}

export const NOTHING_HANDED_OVER: HandedOver = { owned: 0, backup: 0, replaced: 0, messages: 0 };

/**
 * To another user, `{ to: 'user', userId, backupUserId? }`, flows as they were, or to `nobody`. The other one also takes the
 * user's place as backup agent. Nobody stands in for themselves: there `backupUserId` does, and without one the flow becomes
 * `message`. @throws NotFound, Refused
 */
export async function handOverPortfolio(
  actor: Actor,
  fromId: number,
  input: unknown,
  db: Database = database(),
): Promise<HandedOver> {
  authorize(actor, 'portfolio.assign');
  const { to, userId, backupUserId } = parseInput(schema, input);
  return db.transaction(async (tx) => {
    await requireUser(fromId, tx);
    const heir = to === 'nobody' ? null : await lockHeir(fromId, userId, tx);
    const other = heir === null ? null : await lockOther(fromId, heir, backupUserId, tx);
    const within = await handingOver(actor, fromId, heir, tx);
    const clashes = heir === null ? 0 : await countClashes(fromId, heir, tx);
    const owned =
      heir === null
        ? await clearPortfolio(within, inPortfolioOf(fromId), tx)
        : await moveOwned(within, fromId, heir, other, tx);
    const stoodIn = await replaceBackup(within, fromId, heir, other, tx);
    await notifyBrokenPortfolios(tx, fromId);
    return { owned, ...outcome(stoodIn, clashes, heir, other) };
  });
}

function outcome(
  { all, byHeir }: { all: number; byHeir: number },
  clashes: number,
  heir: number | null,
  other: number | null,
): Omit<HandedOver, 'owned'> {
  if (heir === null) return { backup: 0, replaced: 0, messages: all };
  return { backup: byHeir, replaced: other ? clashes : 0, messages: other ? 0 : clashes };
}

function handingOver(actor: Actor, fromId: number, toId: number | null, tx: Database): Promise<Actor> {
  return auditCause(actor, { action: 'portfolio.handed-over', subjectId: fromId, details: { toId } }, tx);
}

async function requireUser(id: number, tx: Database): Promise<void> {
  const [user] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(users.id, rowId('user', id, SMALL_ID)));
  if (!user) throw new NotFound('user');
}

async function lockHeir(fromId: number, userId: number | undefined, tx: Database): Promise<number> {
  if (userId === undefined) refuse('userId', 'required');
  if (userId === fromId) refuse('userId', 'portfolio_to_same_user');
  const [heir] = await tx
    .select({ active: users.active, phone: users.followMePhone })
    .from(users)
    .where(sql`${users.id}::bigint = ${userId}`)
    .for('share');
  if (!heir) refuse('userId', 'user_unknown');
  if (!heir.active) refuse('userId', 'user_inactive');
  if (!heir.phone) await refuseFollowMe(fromId, tx);
  return userId;
}

async function refuseFollowMe(fromId: number, tx: Database): Promise<void> {
  const [following] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(inPortfolioOf(fromId), eq(contacts.flow, 'follow_me')))
    .limit(1);
  if (following) refuse('userId', 'follow_me_without_phone');
}

/** null for nobody. */
async function lockOther(
  fromId: number,
  heir: number,
  backupUserId: number | undefined,
  tx: Database,
): Promise<number | null> {
  if (backupUserId === undefined) return null;
  if (backupUserId === heir) refuse('backupUserId', 'backup_agent_is_owner');
  if (backupUserId === fromId) refuse('backupUserId', 'portfolio_to_same_user');
  const [other] = await tx
    .select({ active: users.active })
    .from(users)
    .where(sql`${users.id}::bigint = ${backupUserId}`)
    .for('share');
  if (!other) refuse('backupUserId', 'user_unknown');
  if (!other.active) refuse('backupUserId', 'user_inactive');
  return backupUserId;
}

async function countClashes(fromId: number, heir: number, tx: Database): Promise<number> {
  return (await countOwnBackups(fromId, tx)).get(heir) ?? 0;
}

async function moveOwned(
  actor: Actor,
  fromId: number,
  heir: number,
  other: number | null,
  tx: Database,
): Promise<number> {
  const isOwnBackup = sql`backup_agent_id is not distinct from ${heir}::integer`;
  return writePortfolio(
    actor,
    inPortfolioOf(fromId),
    {
      ownerId: sql`${heir}::integer`,
      flow: other === null ? sql`case when ${isOwnBackup} then 'message' else flow end` : sql`flow`,
      backupAgentId: sql`case when ${isOwnBackup} then ${other}::integer else backup_agent_id end`,
      serviceId: sql`service_id`,
    },
    tx,
  );
}

/** @returns for how many contacts the user stood in, and for how many of them the heir does now */
async function replaceBackup(
  actor: Actor,
  fromId: number,
  heir: number | null,
  other: number | null,
  tx: Database,
): Promise<{ all: number; byHeir: number }> {
  const canStandIn = heir === null ? sql`false` : sql`owner_id <> ${heir}::integer`;
  const stoodIn = sql`flow = 'backup_agent' and backup_agent_id = ${fromId}::integer`;
  const { rows } = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from contact where ${stoodIn} and ${canStandIn}`,
  );
  const all = await writePortfolio(
    actor,
    stoodIn,
    {
      ownerId: sql`owner_id`,
      flow: other === null ? sql`case when ${canStandIn} then flow else 'message' end` : sql`flow`,
      backupAgentId: sql`case when ${canStandIn} then ${heir}::integer else ${other}::integer end`,
      serviceId: sql`service_id`,
    },
    tx,
  );
  return { all, byHeir: rows[0]?.count ?? 0 };
}
