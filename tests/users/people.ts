import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { organization, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actorColumns, actorOf } from '#lib/core/actor-of.ts';
import type { Role } from '#lib/core/role.ts';
import { createUser } from '#lib/users/create-user.ts';
import { createFirstOwner } from '#lib/users/invitations/create-first-owner.ts';

export const PASSWORD = 'uma frase boa';

/** Back to a deployment nobody has set up. */
export async function nobody(db: Database): Promise<void> {
  await db.execute(sql`truncate app_user, organization, access_link, sign_in_throttle, audit_event cascade`);
}

/** Renata owns the organization and is alone in it; everyone else comes through her. */
export async function renata(db: Database): Promise<Actor> {
  await nobody(db);
  await createFirstOwner(
    { name: 'Renata Prado', email: 'renata@aurora.com.br', password: PASSWORD, organization: 'Aurora' },
    db,
  );
  return actorNamed('renata', db);
}

/** A user of the role with the e-mail `<name>@aurora.com.br` and the usual password. */
export async function person(owner: Actor, name: string, role: Role, db: Database): Promise<Actor> {
  await createUser(owner, { name, email: `${name}@aurora.com.br`, role, password: PASSWORD }, db);
  return actorNamed(name, db);
}

export async function actorNamed(name: string, db: Database): Promise<Actor> {
  const [row] = await db
    .select(actorColumns)
    .from(users)
    .leftJoin(organization, eq(organization.id, 1))
    .where(eq(users.email, `${name}@aurora.com.br`));
  if (!row) throw new Error(`no user ${name}`);
  return actorOf(row, 'web');
}

/** What a refusal says: `field=code`. */
export async function refusalOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'accepted',
    (error: Error) => error.message.replace(/^refused: /, ''),
  );
}
