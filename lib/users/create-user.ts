import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { flag } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize, grantableRoles } from '#lib/core/permissions.ts';
import { writePresence } from '#lib/presence/write-presence.ts';
import { segmentNames } from '#lib/segments/segment.ts';
import { setUserSegments } from '#lib/segments/set-user-segments.ts';
import { confirmsGrant } from './confirms-grant.ts';
import { readFollowMePhone } from './read-follow-me-phone.ts';
import { hashPassword, newPassword, refuseOwnEmail } from './sign-in/password.ts';
import { followMePhone, mostInteractions, userEmail, userName, userRole } from './user-fields.ts';
import { type User, userColumns } from './user-row.ts';

export const createUserInput = z.object({
  name: userName,
  email: userEmail,
  role: userRole,
  canAnonymize: flag.optional(),
  password: newPassword.optional(),
  followMePhone: followMePhone.optional(),
  segments: segmentNames.optional(),
  mostInteractions: mostInteractions.optional(),
  ownPassword: z.string().max(LONGEST.password, 'too_long').optional(),
});

/**
 * `{ name, email, role, canAnonymize?, password?, followMePhone?, segments?, mostInteractions? }`; without a password by an
 * invitation link. Refuses an e-mail in use (conflict) and roles the actor may not give.
 */
export async function createUser(actor: Actor, input: unknown, db: Database = database()): Promise<User> {
  authorize(actor, 'users.manage');
  const {
    password,
    followMePhone: phone,
    segments,
    mostInteractions: most,
    ownPassword,
    ...fields
  } = parseInput(createUserInput, input);
  if (fields.canAnonymize) {
    authorize(actor, 'users.grant');
    if (!(await confirmsGrant(actor, null, true, ownPassword, db)))
      refuse('ownPassword', 'own_password_required');
  }
  if (!grantableRoles(actor).includes(fields.role)) refuse('role', 'role_not_grantable');
  if (password) refuseOwnEmail(password, fields.email);
  const passwordHash = password ? await hashPassword(password) : null;
  return db.transaction(async (tx) => {
    const [created] = await tx
      .insert(users)
      .values({ ...fields, passwordHash, followMePhone: await readFollowMePhone(actor, phone ?? null, tx) })
      .onConflictDoNothing({ target: users.email })
      .returning(userColumns);
    if (!created) refuse('email', 'email_taken', undefined, 'conflict');
    if (segments?.length) await setUserSegments(created.id, segments, tx);
    if (most !== undefined) await writePresence(created.id, { mostInteractions: most }, tx);
    const user = segments?.length || most !== undefined ? await again(created, tx) : created;
    await audit(actor, { action: 'user.created', subjectId: user.id, fields: Object.keys(fields) }, tx);
    return user;
  });
}

/** With what stands in other tables. */
async function again(user: User, tx: Database): Promise<User> {
  const [now] = await tx.select(userColumns).from(users).where(eq(users.id, user.id));
  return now ?? user;
}
