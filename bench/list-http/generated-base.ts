import { Readable } from 'node:stream';
import { eq, sql } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { database } from '#db/client.ts';
import { organization, users } from '#db/schema/index.ts';
import { RUN_KINDS } from '#jobs/run-kinds.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actorColumns, actorOf } from '#lib/core/actor-of.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { deploymentSecret } from '#lib/core/secret.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { createFirstOwner } from '#lib/users/create-first-owner.ts';
import { createUser } from '#lib/users/create-user.ts';
import { openSession } from '#lib/users/open-session.ts';
import { customerFile } from '../customer-file.ts';

const OWNER = 'dona@carteira.example';
const PASSWORD = 'uma senha de medir';

/** An organization with as many contacts as asked, brought in by a real import; answers who brought them. */
export async function generatedBase(contacts: number): Promise<Actor> {
  await createFirstOwner({ organization: 'Medidas', email: OWNER, password: PASSWORD });
  const owner = await actorOfEmail(OWNER);
  await executeRun(await sendFile(owner, contacts, 0), RUN_KINDS);
  // As the server does by itself some minutes after so many rows.
  await database().execute(sql`vacuum analyze`);
  return owner;
}

/** Hands a file in, which a worker then imports; answers the run. */
export async function sendFile(actor: Actor, rows: number, from: number): Promise<number> {
  const body = Readable.from(customerFile(rows, { from }));
  return (await receiveImport(actor, { fileName: 'clientes.csv', body }, database())).id;
}

/** Session cookies of somebody who may read everything and whose own alerts are none. */
export async function readers(owner: Actor, count: number): Promise<string[]> {
  const email = 'leitora@carteira.example';
  await createUser(owner, { name: 'Leitora', email, role: 'supervisor', password: PASSWORD });
  const { userId } = await actorOfEmail(email);
  return Promise.all(
    Array.from({ length: count }, async () => {
      const sid = await openSession(userId, database());
      return `carteira-session=${await encode({ token: { sid }, secret: deploymentSecret() })}`;
    }),
  );
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
