import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { database } from '#db/client.ts';
import { organization, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actorColumns, actorOf } from '#lib/core/actor-of.ts';
import { deploymentSecret } from '#lib/core/secret.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { createUser } from '#lib/users/create-user.ts';
import { openSession } from '#lib/users/sign-in/open-session.ts';
import { customerFile } from '../customer-file.ts';

/** The owner that `fillBase` creates. */
export function benchOwner(): Promise<Actor> {
  return actorOfEmail('pessoa1@carteira.example');
}

export async function sendFile(actor: Actor, rows: number, from: number): Promise<void> {
  const body = Readable.from(customerFile(rows, { from }));
  await receiveImport(actor, { fileName: 'clientes.csv', body }, database());
}

/** Session cookies of a supervisor without notifications. */
export async function readers(owner: Actor, count: number): Promise<string[]> {
  const email = 'leitora@carteira.example';
  await createUser(owner, { name: 'Leitora', email, role: 'supervisor', password: 'uma senha de medir' });
  const { userId } = await actorOfEmail(email);
  return Promise.all(Array.from({ length: count }, () => sessionOf({ userId })));
}

/** A session cookie of this person. */
export async function sessionOf({ userId }: Pick<Actor, 'userId'>): Promise<string> {
  const sid = await openSession(userId, database());
  return `carteira-session=${await encode({ token: { sid }, secret: deploymentSecret() })}`;
}

async function actorOfEmail(email: string): Promise<Actor> {
  const [row] = await database()
    .select(actorColumns)
    .from(users)
    .leftJoin(organization, eq(organization.id, 1))
    .where(eq(users.email, email));
  if (!row) throw new Error(`no user ${email}`);
  return actorOf(row, 'cli');
}
