import type { BrowserContext } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { type Database, database } from '#db/client.ts';
import { organization, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actorColumns, actorOf } from '#lib/core/actor-of.ts';
import type { Role } from '#lib/core/role.ts';
import { createUser } from '#lib/users/create-user.ts';
import { openSession } from '#lib/users/sign-in/open-session.ts';
import { OWNER } from './owner.ts';

export interface Person {
  name: string;
  email: string;
  password: string;
  actor: Actor;
}

export const PASSWORD = 'uma senha de teste';

/** Who acts for a user, as a request would find them. */
export async function actorByEmail(email: string, db: Database = database()): Promise<Actor> {
  const [row] = await db
    .select(actorColumns)
    .from(users)
    .leftJoin(organization, eq(organization.id, 1))
    .where(eq(users.email, email));
  if (!row) throw new Error(`no user ${email}`);
  return actorOf(row, 'web');
}

/** Somebody new of the role, invited by the owner; `first` makes the e-mail and must be new. */
export async function newPerson(name: string, role: Role, db: Database = database()): Promise<Person> {
  const owner = await actorByEmail(OWNER.email, db);
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@aurora.example`;
  await createUser(owner, { name, email, role, password: PASSWORD }, db);
  return { name, email, password: PASSWORD, actor: await actorByEmail(email, db) };
}

/** Signs a browser in without its form, which has tests of its own. */
export async function enter(
  context: BrowserContext,
  actor: Actor,
  url: string,
  db: Database = database(),
): Promise<void> {
  const sid = await openSession(actor.userId, db);
  const value = await encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET as string });
  await context.addCookies([{ name: 'carteira-session', value, url, httpOnly: true, sameSite: 'Lax' }]);
}
