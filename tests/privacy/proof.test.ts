import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, type Database, database } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import * as schema from '#db/schema/index.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import { unblockContact } from '#lib/blocking/unblock-contact.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { addNote } from '#lib/contacts/notes/add-note.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { createView } from '#lib/contacts/views/create-view.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { setPresence } from '#lib/interactions/set-presence.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { purgeDatabase } from '#lib/privacy/purge/purge-database.ts';
import { searchDatabase } from '#lib/privacy/search/search-database.ts';
import { searchFiles } from '#lib/privacy/search/search-files.ts';
import { confirmAnonymization, startAnonymization } from '#lib/privacy/start-anonymization.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { hashPassword } from '#lib/users/sign-in/password.ts';
import { makeChannel } from '#tests/interactions/desk.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { importFile } from '#tests/support/import-run.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../bin/lib/embedded-postgres.ts';
import { openToAccount } from '../../bin/lib/open-to-account.ts';

const PASSWORD = 'cavalo-certo-bateria-7';
/** What is known of one person, and stands nowhere else. */
const MARKERS = [
  'Zenóbia Quixadá',
  'Zenobinha',
  'zenobia.quixada@fortaleza.example',
  '39053344705',
  '+55 85 98765-4931',
  '+55 85 3265-9047',
  'CLI-ZENO-77',
  'EXT-ZENO-77',
  'Quixadá Bordados',
  'Rua das Zenóbias',
  'apto zq 9',
  'zeno.insta',
  'zeno.telegram',
  'PLANO-ZENO',
  'prefere ser chamada',
  'meu pedido zq-2231',
  'motivo zq do bloqueio',
  'Zenóbia Outra',
];

let home: string;
let server: EmbeddedPostgres;
let admin: Database;
let client: pg.Client;
let owner: Actor;
let agent: Actor;
const given = process.env.DATABASE_URL;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'carteira-proof-'));
  openToAccount(home);
  server = await startEmbeddedPostgres(home, { nonDurable: true });
  process.env.DATABASE_URL = server.url;
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
});
afterAll(async () => {
  await client.end();
  await closeDatabase();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
  process.env.DATABASE_URL = given;
});

describe('somebody who was everywhere', () => {
  it('is nowhere after being anonymized', async () => {
    const { contact, channel } = await liveThroughEverything();
    const before = await searchDatabase(MARKERS, client);
    expect(before.length, 'the search finds what is there').toBeGreaterThan(15);

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
    expect(await searchFiles(MARKERS, [join(home, 'postgres.log')])).toEqual([]);
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

async function stateOf(runId: number) {
  const { rows } =
    await admin.execute(sql`select state, succeeded, (select string_agg(reason, ' ') from run_contact where run_id = run.id) as reasons
    from run where id = ${runId}`);
  return rows[0];
}

async function liveThroughEverything(): Promise<{ contact: number; channel: number }> {
  const channel = await makeChannel('whatsapp', { name: 'WhatsApp' });
  const field = await createCustomField(owner, { name: 'Plano', type: 'text' });
  const person = {
    name: 'Zenóbia Quixadá',
    email: 'Zenobia.Quixada@fortaleza.example',
    cpf: '390.533.447-05',
    phones: ['+55 85 98765-4931', '+55 85 3265-9047'],
    clientCode: 'CLI-ZENO-77',
    externalId: 'EXT-ZENO-77',
    company: 'Quixadá Bordados',
    gender: 'female',
    birthDate: '1984-03-17',
    street: 'Rua das Zenóbias',
    complement: 'apto zq 9',
    city: 'Quixadá',
    instagram: 'zeno.insta',
    telegram: 'zeno.telegram',
    customFields: { [field.name]: 'PLANO-ZENO' },
    tags: ['vip'],
  };
  const { id: contact } = await createContact(owner, person);
  await updateContact(owner, contact, { firstName: 'Zenobinha' });
  await addNote(owner, contact, { body: 'Zenobinha prefere ser chamada assim' });
  await setAvatar(owner, contact, await pictureOf('Zenóbia Quixadá'));
  await createView(owner, {
    name: 'Do Ceará',
    query: 'search=Zen%C3%B3bia&city=Quixad%C3%A1',
  } as never).catch(refused);
  await listContacts(owner, { filters: { search: 'zenobia quixada' } } as never);
  await createContact(owner, { ...person, name: 'X', email: 'x' }).catch(refused);
  await createContact(owner, {
    ...person,
    name: 'Zenóbia Outra',
    email: null,
    clientCode: 'CLI-ZENO-77',
  }).catch(refused);
  await admin.execute(sql`insert into contact (name, cnpj) values ('Y', '1')`);
  await database()
    .execute(sql`update contact set client_code = 'CLI-ZENO-77' where name = 'Y'`)
    .catch(() => {});

  await importFile(
    owner,
    [
      'contact_name;contact_cpf;contact_phone;contact_email',
      'Zenóbia Quixadá;390.533.447-05;+55 85 98765-4931;zenobia.quixada@fortaleza.example',
      'Zenóbia Quixadá;39053344700;(85) 98765-4931;zenobia.quixada@fortaleza.example',
      ';;Zenobinha (85) 3265 9047;ZENOBIA.QUIXADA@FORTALEZA.EXAMPLE',
    ].join('\r\n'),
    database(),
  );

  await database().update(schema.organization).set({ allowDuplicates: true });
  const { id: twin } = await createContact(owner, { name: 'Zenóbia Outra', phones: ['+55 85 98765-4931'] });
  const { mergeId } = await mergeContacts(owner, { contactIds: [contact, twin], primaryId: contact });
  await undoMerge(owner, mergeId);
  await mergeContacts(owner, { contactIds: [contact, twin], primaryId: contact });

  await assignPortfolio(owner, contact, { flow: 'message', ownerId: agent.userId });
  await setPresence(agent, agent.userId, { presence: 'available' } as never).catch(() => {});
  for (const medium of ['text', 'voice', 'email'] as const) {
    const call = {
      channel:
        medium === 'text'
          ? channel
          : await makeChannel(medium === 'voice' ? 'voice' : 'email', { name: medium }),
      from: {
        phone: '5585987654931',
        email: medium === 'email' ? 'zenobia.quixada@fortaleza.example' : undefined,
        name: 'Zenobinha',
      },
      subject: medium === 'email' ? 'meu pedido zq-2231' : undefined,
      body: medium === 'voice' ? undefined : 'Sou Zenóbia Quixadá, meu pedido zq-2231',
      externalId: `zeno.insta-${medium}`,
    };
    const { id } = await deliverInteraction(owner, { ...call, medium }, `zeno.telegram-${medium}`);
    await closeInteraction(owner, id, { reason: 'motivo zq do bloqueio' });
  }
  await blockContact(owner, contact, { reason: 'motivo zq do bloqueio' });
  await deliverInteraction(owner, {
    channel,
    from: { phone: '5585987654931' },
    body: 'meu pedido zq-2231 de novo',
  });
  await unblockContact(owner, contact);
  return { contact, channel };
}

/** Whatever is refused leaves nothing behind either. */
function refused(error: unknown): void {
  if (!(error instanceof Refused) && !(error instanceof Error)) throw error;
}

/** With the name in its EXIF. */
async function pictureOf(name: string): Promise<Buffer> {
  const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: '#258' } });
  return picture
    .withExif({ IFD0: { ImageDescription: name, Artist: name } })
    .jpeg()
    .toBuffer();
}
