import { and, desc, eq, sql } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import type { Database } from '#db/client.ts';
import { notifications, runs, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { ROLES, type Role } from '#lib/core/role.ts';
import { openSession } from '#lib/users/sign-in/open-session.ts';
import { hashPassword } from '#lib/users/sign-in/password.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { PASSWORD, type Samples, VISITORS, type Visitor } from '#tests/permission-matrix.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { call, callApi, sameSite } from './calls.ts';
import { type Lasting, MARK, makeSamples, type Noun } from './samples.ts';

export interface World {
  people: Record<Visitor, Actor>;
  tokens: Record<Visitor, string>;
  /** Newly made rows for one trial; a review and what is at a desk are those of the given person. */
  samples(nouns: Iterable<Noun>, own?: Visitor): Promise<Samples>;
  /** The cookie of a session opened for one trial. */
  cookie(actor: Actor): Promise<Record<string, string>>;
}

/** An organization with somebody of each role, one without and one with grants, and an import that ended with refused rows. */
export async function buildWorld(db: Database, url: string): Promise<World> {
  const people = { ...(await actors(db)), ...(await grantedPeople(db)) };
  const tokens = {} as Record<Visitor, string>;
  for (const who of VISITORS) {
    const made = await createApiToken(people.owner, { name: `ERP ${who}`, userId: people[who].userId }, db);
    tokens[who] = made.token;
  }
  const lasting = await endedImport(people.supervisor, tokens.supervisor, url, db);
  return {
    people,
    tokens,
    samples: (nouns, own = 'owner') =>
      makeSamples(nouns, {
        people,
        visitor: people[own],
        lasting,
        waitingReview: async () => waitingReview(await cookieOf(people[own], db), url, db),
        db,
      }),
    cookie: (actor) => cookieOf(actor, db),
  };
}

async function grantedPeople(db: Database): Promise<Record<`granted ${Role}`, Actor>> {
  const people = {} as Record<`granted ${Role}`, Actor>;
  for (const role of ROLES) {
    const given = { email: `${role}-grants@aurora.example`, canAnonymize: true };
    people[`granted ${role}`] = await createActor(`Concedida ${role}`, role, given, db);
  }
  await db
    .update(users)
    .set({ passwordHash: await hashPassword(PASSWORD) })
    .where(eq(users.canAnonymize, true));
  return people;
}

async function cookieOf(actor: Actor, db: Database): Promise<Record<string, string>> {
  const sid = await openSession(actor.userId, db);
  const value = await encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET as string });
  return { Cookie: `carteira-session=${value}` };
}

/** Sends a file with a row that cannot be taken and waits for the worker to have done with it. */
async function endedImport(actor: Actor, token: string, url: string, db: Database): Promise<Lasting> {
  const csv = `contact_name;contact_gender\n${MARK} aceito;Feminino\n${MARK} recusado;Outro`;
  await callApi('POST', `${url}/api/v1/imports`, token, { csv });
  const deadline = Date.now() + 120_000;
  for (;;) {
    const [run] = await db
      .select({ id: runs.id, notification: notifications.id, finishedAt: runs.finishedAt })
      .from(runs)
      .innerJoin(notifications, and(eq(notifications.runId, runs.id), eq(notifications.userId, actor.userId)))
      .orderBy(desc(runs.id));
    if (run?.finishedAt) return { import: String(run.id), notification: String(run.notification) };
    if (Date.now() > deadline) throw new Error('the import did not end');
    await db.execute(sql`select pg_sleep(0.1)`);
  }
}

/** Sends a file to be reviewed and waits for its dry run, which would change the database during the trial. */
async function waitingReview(cookie: Record<string, string>, url: string, db: Database): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([`contact_name\n${MARK} à espera\n`], { type: 'text/csv' }), 'prova.csv');
  const headers = { ...cookie, ...sameSite(url) };
  const { location } = await call('POST', `${url}/api/imports?then=review`, headers, form);
  const [, id = ''] = /^\/imports\/(\d+)\/review$/.exec(location ?? '') ?? [];
  const deadline = Date.now() + 120_000;
  for (;;) {
    const { rows } = await db.execute(sql`
      select from import_check c join run r on r.id = c.run_id
      where c.import_run_id = ${Number(id)} and r.finished_at is not null`);
    if (rows.length > 0) return id;
    if (Date.now() > deadline) throw new Error(`no dry run ended: ${location}`);
    await db.execute(sql`select pg_sleep(0.05)`);
  }
}

export async function setRole(actor: Actor, role: Role, db: Database): Promise<void> {
  await db.update(users).set({ role }).where(eq(users.id, actor.userId));
}
