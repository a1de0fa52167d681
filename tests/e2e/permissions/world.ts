import { and, desc, eq, sql } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import type { Database } from '#db/client.ts';
import { notifications, runs, users } from '#db/schema/index.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { startBulkChange } from '#lib/contacts/bulk/start-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { createView } from '#lib/contacts/views/create-view.ts';
import type { Actor } from '#lib/core/actor.ts';
import { ROLES, type Role } from '#lib/core/role.ts';
import { archiveCustomField } from '#lib/custom-fields/archive-custom-field.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { archiveService } from '#lib/services/archive-service.ts';
import { createService } from '#lib/services/create-service.ts';
import { createTag } from '#lib/tags/create-tag.ts';
import { openSession } from '#lib/users/sign-in/open-session.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { type Samples, VISITORS, type Visitor } from '#tests/permission-matrix.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { PICTURE } from '../support/picture.ts';
import { newWord } from '../support/test.ts';
import { call, callApi, sameSite } from './calls.ts';

/** Stands in the name of everything that not everybody may see. */
export const MARK = 'Sigilo';

export interface World {
  people: Record<Visitor, Actor>;
  tokens: Record<Visitor, string>;
  /** Newly made rows for one trial; with a visitor, what only that person has as well. */
  samples(own?: Visitor): Promise<Samples>;
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
  const ended = await endedImport(people.supervisor, tokens.supervisor, url, db);
  return {
    people,
    tokens,
    samples: async (own) => ({
      ...(await newSamples(people.owner, db)),
      run: await endedChange(people.agent, db),
      ...ended,
      review: own ? await waitingReview(await cookieOf(people[own], db), url, db) : '',
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
  return people;
}

async function cookieOf(actor: Actor, db: Database): Promise<Record<string, string>> {
  const sid = await openSession(actor.userId, db);
  const value = await encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET as string });
  return { Cookie: `carteira-session=${value}` };
}

async function newSamples(
  owner: Actor,
  db: Database,
): Promise<Omit<Samples, 'import' | 'notification' | 'review' | 'run'>> {
  const word = newWord();
  const contact = await createContact(owner, { name: `Contato ${word}` }, db);
  await setAvatar(owner, contact.id, PICTURE, db);
  await createCustomField(owner, { name: `${MARK} antes ${word}`, type: 'text' }, db);
  const field = await createCustomField(owner, { name: `${MARK} ${word}`, type: 'text' }, db);
  const archived = await createCustomField(owner, { name: `${MARK} arquivado ${word}`, type: 'text' }, db);
  await archiveCustomField(owner, archived.id, db);
  const tag = await createTag(owner, { name: `${MARK} ${word}` }, db);
  const service = await createService(owner, { name: `${MARK} ${word}` }, db);
  const archivedService = await createService(owner, { name: `${MARK} arquivado ${word}` }, db);
  await archiveService(owner, archivedService.id, {}, db);
  const segment = await createSegment(owner, { name: `${MARK} ${word}` }, db);
  // Nobody may keep more than a hundred, and a sweep makes more.
  // Nobody may keep more than a hundred.
  await db.execute(sql`delete from saved_view where id < (select max(id) from saved_view) - 20`);
  const view = await createView(owner, { name: `Visão ${word}`, shared: true, query: 'priority=high' }, db);
  const email = `${word}@sigilo.example`;
  const user = await createActor(`${MARK} ${word}`, 'agent', { email }, db);
  const inactive = await createActor(`${MARK} ${word}`, 'agent', { email: `fora-${email}` }, db);
  await updateUser(owner, inactive.userId, { active: false }, db);
  const holder = await createActor(`${MARK} ${word}`, 'agent', { email: `dona-${email}` }, db);
  const owned = await createContact(owner, { name: `Carteira ${word}` }, db);
  await assignPortfolio(owner, owned.id, { flow: 'message', ownerId: holder.userId }, db);
  const { id: token } = await createApiToken(owner, { name: `${MARK} ${word}`, userId: user.userId }, db);
  return {
    contact: String(contact.id),
    customField: String(field.id),
    archivedField: String(archived.id),
    tag: String(tag.id),
    service: String(service.id),
    archivedService: String(archivedService.id),
    segment: String(segment.id),
    view: String(view.id),
    user: String(user.userId),
    inactiveUser: String(inactive.userId),
    owner: String(holder.userId),
    token: String(token),
    word: newWord(),
  };
}

/** Of a contact of its own and of one that is not there: everybody may look at it and take it back. */
async function endedChange(agent: Actor, db: Database): Promise<string> {
  const { id } = await createContact(agent, { name: `Contato ${newWord()}` }, db);
  const selection = { contacts: [id, 999_999_999] };
  const { runId } = await startBulkChange(agent, 'set_priority', { priority: 'high' }, selection, db);
  return String(runId);
}

/** Sends a file with a row that cannot be taken and waits for the worker to have done with it. */
async function endedImport(
  actor: Actor,
  token: string,
  url: string,
  db: Database,
): Promise<Pick<Samples, 'import' | 'notification'>> {
  const csv = `contact_name;contact_gender\n${MARK} aceito;Feminino\n${MARK} recusado;Outro`;
  await callApi('POST', `${url}/api/v1/imports`, token, { csv });
  const deadline = Date.now() + 30_000;
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
  const deadline = Date.now() + 30_000;
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
