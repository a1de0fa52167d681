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
import { notifyBrokenPortfolios } from './notify-broken-portfolios.ts';

const schema = z.object({
  /** `nobody` leaves the contacts without owner. */
  to: z.enum(['user', 'nobody'], 'required'),
  userId: z.union([z.literal('').transform(() => undefined), idField(SMALL_ID)]).optional(),
});

export interface HandedOver {
  /** Contacts that were in the user's portfolio. */
  owned: number;
  /** Contacts of others for whom the user stood in. */
  backup: number;
}

/**
 * Moves a user's whole portfolio to another user, `{ to: 'user', userId }`, flows as they were, or dissolves it,
 * `{ to: 'nobody' }`. The other one also takes the user's place as backup agent; where that cannot be, the flow becomes
 * `message`. Refuses somebody who cannot own a portfolio.
 * @throws NotFound, Refused
 */
export async function handOverPortfolio(
  actor: Actor,
  fromId: number,
  input: unknown,
  db: Database = database(),
): Promise<HandedOver> {
  authorize(actor, 'portfolio.assign');
  const { to, userId } = parseInput(schema, input);
  return db.transaction(async (tx) => {
    await requireUser(fromId, tx);
    const heir = to === 'nobody' ? null : await lockHeir(fromId, userId, tx);
    const within = await handingOver(actor, fromId, heir, tx);
    const owned =
      heir === null
        ? await clearPortfolio(within, inPortfolioOf(fromId), tx)
        : await moveOwned(within, fromId, heir, tx);
    const backup = await replaceBackup(within, fromId, heir, tx);
    await notifyBrokenPortfolios(tx, fromId);
    return { owned, backup };
  });
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

/** Who takes the contacts over, active until the transaction ends. */
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

/** The heir cannot stand in for themselves. */
async function moveOwned(actor: Actor, fromId: number, heir: number, tx: Database): Promise<number> {
  const isOwnBackup = sql`backup_agent_id is not distinct from ${heir}::integer`;
  return writePortfolio(
    actor,
    inPortfolioOf(fromId),
    {
      ownerId: sql`${heir}::integer`,
      flow: sql`case when ${isOwnBackup} then 'message' else flow end`,
      backupAgentId: sql`case when ${isOwnBackup} then null else backup_agent_id end`,
      serviceId: sql`service_id`,
    },
    tx,
  );
}

async function replaceBackup(actor: Actor, fromId: number, heir: number | null, tx: Database) {
  const canStandIn = heir === null ? sql`false` : sql`owner_id <> ${heir}::integer`;
  return writePortfolio(
    actor,
    sql`flow = 'backup_agent' and backup_agent_id = ${fromId}::integer`,
    {
      ownerId: sql`owner_id`,
      flow: sql`case when ${canStandIn} then flow else 'message' end`,
      backupAgentId: sql`case when ${canStandIn} then ${heir}::integer end`,
      serviceId: sql`service_id`,
    },
    tx,
  );
}
