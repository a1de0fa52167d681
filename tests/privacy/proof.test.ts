import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { encode } from 'next-auth/jwt';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeDatabase, type Database, database } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import * as schema from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { EVENT_TYPES } from '#lib/core/events/event-types.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { deploymentSecret } from '#lib/core/secret.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { purgeDatabase } from '#lib/privacy/purge/purge-database.ts';
import { searchDatabase } from '#lib/privacy/search/search-database.ts';
import { searchFiles } from '#lib/privacy/search/search-files.ts';
import { confirmAnonymization, startAnonymization } from '#lib/privacy/start-anonymization.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { openSession } from '#lib/users/sign-in/open-session.ts';
import { hashPassword } from '#lib/users/sign-in/password.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { allowedNetworks } from '#lib/webhooks/sending/networks.ts';
import { webhookSender } from '#lib/webhooks/sending/sender.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { type Receiver, startReceiver } from '#tests/webhooks/receiver.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../bin/lib/embedded-postgres.ts';
import { openToAccount } from '../../bin/lib/open-to-account.ts';
import { beInterrupted } from './proof/be-interrupted.ts';
import { beRefused } from './proof/be-refused.ts';
import { beRegistered } from './proof/be-registered.ts';
import { beServed } from './proof/be-served.ts';
import { MARKERS } from './proof/person.ts';

/** What an action asks Next for: who sent the form, and in which language they read. */
const browser = vi.hoisted(() => ({ cookie: '' }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'sec-fetch-site': 'same-origin', 'next-action': 'x' }),
  cookies: async () => ({ get: () => ({ value: browser.cookie }) }),
}));
vi.mock('next-intl/server', () => ({ getLocale: async () => 'pt-BR' }));

const PASSWORD = 'cavalo-certo-bateria-7';
let home: string;
let server: EmbeddedPostgres;
let admin: Database;
let client: pg.Client;
let owner: Actor;
let agent: Actor;
let receiver: Receiver;
const given = { ...process.env };

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'carteira-proof-'));
  openToAccount(home);
  server = await startEmbeddedPostgres(home, { nonDurable: true });
  mkdirSync(temporary());
  Object.assign(process.env, {
    DATABASE_URL: server.url,
    TMPDIR: temporary(),
    ERASED_LEDGER: join(home, 'erased-contacts'),
    WEBHOOK_NETWORKS: '127.0.0.1/32',
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((piece) => {
    appendFileSync(processLog(), piece);
    return true;
  });
  await migrate(server.url);
  const url = new URL(server.adminUrl);
  url.pathname = new URL(server.url).pathname;
  client = new pg.Client({ connectionString: url.href });
  client.on('error', () => {});
  await client.connect();
  admin = drizzle(client, { schema, casing: 'snake_case' });
  ({ owner } = await actors());
  agent = await createActor('Berenice Prado', 'supervisor', { canAnonymize: true });
  await database()
    .update(schema.users)
    .set({ passwordHash: await hashPassword(PASSWORD) });
  const sid = await openSession(owner.userId, database());
  browser.cookie = await encode({ token: { sid }, secret: deploymentSecret() });
  receiver = await startReceiver((response, { body }) => response.writeHead(500).end(`Zenóbia ${body}`));
  await createEndpoint(owner, { url: receiver.url, events: EVENT_TYPES });
});
afterAll(async () => {
  await receiver.close();
  await client.end();
  await closeDatabase();
  await server.stop();
  vi.restoreAllMocks();
  rmSync(home, { recursive: true, force: true });
  process.env = given;
});

const temporary = () => join(home, 'tmp');
const processLog = () => join(home, 'process.log');

describe('somebody who was everywhere', () => {
  it('is nowhere after being anonymized', async () => {
    const contact = await beRegistered(owner, agent);
    const channel = await beServed(owner, agent, contact);
    await beRefused(owner, admin);
    await beInterrupted(owner, processLog(), client);
    await tellOthers();
    const before = await searchDatabase(MARKERS, client);
    expect(before.map(({ place }) => place)).toEqual(expect.arrayContaining(PLACES));

    const selection = { contacts: [contact] };
    const confirmation = await confirmAnonymization(agent, 's', selection, {
      login: agent.email,
      password: PASSWORD,
    });
    const chosen = { confirmation, understood: true, unlistsNumbers: true };
    const { runId } = await startAnonymization(agent, 's', selection, chosen);
    await executeRun(runId, RUN_KINDS);
    expect(await stateOf(runId)).toEqual({ state: 'completed', succeeded: 1, reasons: null });

    expect(await searchDatabase(MARKERS, client)).toEqual([]);
    expect(await searchFiles(MARKERS, [join(home, 'postgres.log'), processLog()])).toEqual([]);
    expect(readdirSync(temporary())).toEqual([]);
    expect(receiver.received.length).toBeGreaterThan(10);
    await searchReceived();
    // The same person later is somebody new.
    const later = await deliverInteraction(owner, { channel, from: { phone: '5585987654931' }, body: 'Oi' });
    const [again] = (
      await admin.execute<{ contact: number | null }>(sql`
      select contact_id as contact from interaction where id = ${later.id}`)
    ).rows;
    expect(again?.contact).toBeNull();
    await admin.execute(sql`delete from message`);
    await admin.execute(sql`delete from interaction where id = ${later.id}`);
    await admin.execute(sql`delete from contact_identity`);
  });

  it('is in no byte of the data folder after the purge, the write-ahead log with it', async () => {
    const { tables, skipped } = await purgeDatabase(admin);
    expect(tables.length).toBeGreaterThan(10);
    expect(skipped).toEqual([]);
    expect(await searchFiles(MARKERS, [home])).toEqual([]);
  });
});

/** Some of where the person stands before; a search that found nothing at all would pass, too. */
const PLACES = [
  'contact.name',
  'contact.search',
  'contact_identifier.value',
  'contact_identity.value',
  'contact_note.body',
  'message.body',
  'survey.comment',
  'appointment.note',
  'blacklist_entry.note',
  'run_rejection.cells',
  'interaction.external_id',
].map((place) => `public.${place}`);

/** Deliveries that fail stay, to be tried again. */
async function tellOthers(): Promise<void> {
  const options = { networks: allowedNetworks(), patienceMs: 2_000 };
  const sender = webhookSender(options, new AbortController().signal);
  await sender.look();
  await sender.settled();
}

async function searchReceived(): Promise<void> {
  const file = join(home, 'received');
  for (const { body } of receiver.received) appendFileSync(file, `${body}\n`);
  expect(await searchFiles(MARKERS, [file])).toEqual([]);
}

async function stateOf(runId: number) {
  const { rows } =
    await admin.execute(sql`select state, succeeded, (select string_agg(reason, ' ') from run_contact where run_id = run.id) as reasons
    from run where id = ${runId}`);
  return rows[0];
}
