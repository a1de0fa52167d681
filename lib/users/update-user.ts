import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { accessLinks, apiTokens, userSessions, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { flag } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { rootCause } from '#lib/core/log.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize, grantableRoles } from '#lib/core/permissions.ts';
import type { Role } from '#lib/core/role.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { changePresence } from '#lib/interactions/set-presence.ts';
import { type HandedOver, NOTHING_HANDED_OVER } from '#lib/portfolio/hand-over-portfolio.ts';
import { notifyBrokenPortfolios } from '#lib/portfolio/notify-broken-portfolios.ts';
import { PRESENCES } from '#lib/routing/routing-facts.ts';
import { segmentNames } from '#lib/segments/segment.ts';
import { setUserSegments } from '#lib/segments/set-user-segments.ts';
import { confirmsGrant } from './confirms-grant.ts';
import { deskSuccessor, leaveDeskTo } from './leave-desk-to.ts';
import { leavePortfolio, successor } from './leave-portfolio.ts';
import { lockManageableUser } from './manageable-user.ts';
import { readFollowMePhone } from './read-follow-me-phone.ts';
import { followMePhone, mostInteractions, userEmail, userName, userRole } from './user-fields.ts';
import { type User, userColumns } from './user-row.ts';

export const updateUserInput = z.object({
  name: userName.optional(),
  email: userEmail.optional(),
  role: userRole.optional(),
  canAnonymize: flag.optional(),
  active: flag.optional(),
  followMePhone: followMePhone.optional(),
  segments: segmentNames.optional(),
  presence: z.enum(PRESENCES, 'invalid').optional(),
  mostInteractions: mostInteractions.optional(),
  ownPassword: z.string().max(LONGEST.password, 'too_long').optional(),
  ...successor,
  ...deskSuccessor,
});

type Apart =
  | 'segments'
  | 'presence'
  | 'mostInteractions'
  | 'ownPassword'
  | keyof typeof successor
  | keyof typeof deskSuccessor;
type Changes = Omit<z.output<typeof updateUserInput>, Apart>;

export interface ChangedUser extends User {
  handedOver: HandedOver;
}

/**
 * Deactivating ends the user's sessions and, where contacts depend on the user, needs `to` (and `userId`). Promotion to manager
 * or owner revokes API tokens and access links. Refuses roles the actor may not give, their own role and activity, and removing
 * the last owner.
 */
export async function updateUser(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<ChangedUser> {
  authorize(actor, 'users.manage');
  const parsed = parseInput(updateUserInput, input);
  const {
    segments,
    to,
    userId,
    backupUserId,
    presence,
    mostInteractions: most,
    ownPassword,
    deskTo,
    deskUserId,
    deskService,
    ...given
  } = parsed;
  const mayGrant = await confirmsGrant(
    actor,
    rowId('user', id, SMALL_ID),
    given.canAnonymize,
    ownPassword,
    db,
  );
  return db.transaction(async (tx) => {
    const owners = await lockOwners(tx);
    const user = await lockManageableUser(actor, id, 'users.manage', tx);
    if (given.followMePhone) given.followMePhone = await readFollowMePhone(actor, given.followMePhone, tx);
    const changes = changesOf(user, given);
    refuseOwnChange(actor, user, changes);
    if (changes.canAnonymize !== undefined) {
      authorize(actor, 'users.grant');
      if (!mayGrant) refuse('ownPassword', 'own_password_required');
    }
    if (changes.role && !grantableRoles(actor).includes(changes.role)) refuse('role', 'role_not_grantable');
    const stopsBeingOwner = (changes.role && changes.role !== 'owner') || changes.active === false;
    if (stopsBeingOwner && owners.length === 1 && owners[0]?.id === user.id) refuse('form', 'last_owner');
    const fields = Object.keys(changes);
    if (segments && (await setUserSegments(user.id, segments, tx))) fields.push('segments');
    const limit = most === user.mostInteractions ? undefined : most;
    if (user.active && changes.active !== false && (presence ?? limit) !== undefined) {
      await changePresence(actor, user.id, { state: presence, mostInteractions: limit }, tx);
      if (fields.length === 0) return { ...(await again(user, tx)), handedOver: NOTHING_HANDED_OVER };
    }
    if (fields.length === 0) return { ...user, handedOver: NOTHING_HANDED_OVER };
    const updated = await write(user.id, changes, tx);
    const isDeactivated = changes.active === false;
    // While the user is locked, nobody can assign another contact to them.
    const handedOver = isDeactivated
      ? await leavePortfolio(actor, user.id, { to, userId, backupUserId }, tx)
      : NOTHING_HANDED_OVER;
    if (isDeactivated) {
      await leaveDeskTo(actor, user.id, { to, userId, deskTo, deskUserId, deskService }, tx);
      await endAccess(user.id, tx);
    }
    if (changes.active !== undefined || changes.followMePhone !== undefined)
      await notifyBrokenPortfolios(tx, user.id);
    if (risesAboveManagers(user.role, changes.role)) await revokeTokensAndLinks(user.id, tx);
    await audit(actor, { action: actionOf(changes), subjectId: user.id, fields }, tx);
    return { ...updated, handedOver };
  });
}

/** With what stands in other tables. */
async function again(user: User, tx: Database): Promise<User> {
  const [now] = await tx.select(userColumns).from(users).where(eq(users.id, user.id));
  return now ?? user;
}

/** Always locks all active owners in one order, so that two owners who demote each other do not both succeed. */
async function lockOwners(tx: Database) {
  return tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'owner'), eq(users.active, true), isNotNull(users.passwordHash)))
    .orderBy(asc(users.id))
    .for('no key update');
}

function changesOf(user: User, given: Changes): Changes {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([key, value]) => value !== undefined && value !== user[key as keyof Changes],
    ),
  );
}

function refuseOwnChange(actor: Actor, user: User, changes: Changes): void {
  if (user.id !== actor.userId) return;
  if (changes.role) refuse('role', 'own_role');
  if (changes.active !== undefined) refuse('form', 'own_deactivation');
}

async function write(id: number, changes: Changes, tx: Database): Promise<User> {
  try {
    const [user] = await tx
      .update(users)
      .set({ ...changes, updatedAt: new Date() })
      .where(eq(users.id, id))
      .returning(userColumns);
    if (!user) throw new Error('user vanished while locked');
    return user;
  } catch (error) {
    if ((rootCause(error) as { constraint?: string }).constraint === 'app_user_email') {
      refuse('email', 'email_taken', undefined, 'conflict');
    }
    throw error;
  }
}

async function endAccess(id: number, tx: Database): Promise<void> {
  await tx.delete(userSessions).where(eq(userSessions.userId, id));
  await tx.delete(accessLinks).where(eq(accessLinks.userId, id));
}

/** Managers could manage the user until now and cannot any more. */
function risesAboveManagers(before: Role, after: Role | undefined): boolean {
  return (after === 'owner' || after === 'manager') && before !== 'owner' && before !== after;
}

/** A manager may hold a token or link of the user and must not gain the new role through it. */
async function revokeTokensAndLinks(id: number, tx: Database): Promise<void> {
  await tx.delete(accessLinks).where(eq(accessLinks.userId, id));
  await tx
    .update(apiTokens)
    .set({ revokedAt: new Date() })
    .where(and(eq(apiTokens.userId, id), isNull(apiTokens.revokedAt)));
}

function actionOf(changes: Changes) {
  if (changes.active === false) return 'user.deactivated';
  return changes.active ? 'user.reactivated' : 'user.updated';
}
