import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { contactIdentities, contacts, interactions, messages } from '#db/schema/index.ts';
import { anonymizeContacts } from '#lib/anonymization/anonymize-contacts.ts';
import { createChannel } from '#lib/channels/create-channel.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { addNote } from '#lib/contacts/notes/add-note.ts';
import type { Actor } from '#lib/core/actor.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { searchDatabase } from '#lib/privacy/search/search-database.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db, url } = useDatabase();
let owner: Actor;
let granted: Actor;

beforeAll(async () => {
  ({ owner } = await actors(db()));
  granted = await createActor('Berenice Prado', 'agent', { canAnonymize: true }, db());
});

const anonymize = (...ids: number[]) =>
  db().transaction((tx) => anonymizeContacts(granted, ids, { runId: null, unlistsNumbers: false }, tx));

async function placesOf(texts: string[]) {
  const client = new pg.Client({ connectionString: url() });
  await client.connect();
  const hits = await searchDatabase(texts, client);
  await client.end();
  return hits;
}

describe('anonymizing', () => {
  it('leaves a new row with a token for a name, and nothing that was known of the person', async () => {
    await createChannel(owner, { kind: 'whatsapp', name: 'WhatsApp' }, db());
    const contact = await createContact(
      owner,
      {
        name: 'Marina Canário',
        email: 'Marina.Canario@casa.example',
        cpf: '39053344705',
        gender: 'female',
        birthDate: '1984-03-17',
        externalId: 'EXT-CANARIO',
        clientCode: 'CLI-CANARIO',
        company: 'Canário ME',
        phones: ['5511987659001', '551132659002'],
        zipCode: '50030230',
        street: 'Rua Canarinho',
        number: '77',
        city: 'Recife',
        state: 'PE',
        instagram: 'marina.canario',
        tags: ['vip'],
      },
      db(),
    );
    await addNote(owner, contact.id, { body: 'Prefere ser chamada de Canarinha' }, db());
    const interaction = await deliverInteraction(
      owner,
      {
        channel: 'WhatsApp',
        from: { phone: '5511987659001', name: 'Marina C' },
        body: 'Sou a Marina Canário',
      },
      null,
      db(),
    );
    expect((await anonymize(contact.id)).refused).toEqual([{ id: contact.id, reason: 'open_interaction' }]);
    await closeInteraction(owner, interaction.id, {}, db());
    const before = await db().select().from(interactions);
    expect(await anonymize(contact.id)).toEqual({ done: [contact.id], refused: [] });
    const rows = await db().select().from(contacts);
    expect(rows).toHaveLength(1);
    const [now] = rows;
    expect(now).toMatchObject({ active: false, cpf: null, email: null, phones: [], tagIds: [], custom: {} });
    expect(now?.id).not.toBe(contact.id);
    expect(now?.name).toMatch(/^[0-9a-f]{64}$/);
    const [moved] = await db().select().from(interactions);
    expect(moved).toMatchObject({
      contactId: now?.id,
      closedAt: before[0]?.closedAt,
      arrivedAt: before[0]?.arrivedAt,
      identityId: null,
    });
    expect(moved?.id).not.toBe(interaction.id);
    expect(
      await db()
        .select()
        .from(messages)
        .where(eq(messages.interactionId, moved?.id ?? 0)),
    ).toHaveLength(1);
    expect(await db().select().from(contactIdentities)).toEqual([]);
    await db().execute(sql`analyze`);
    const texts = [
      'Marina C',
      'Canário',
      'canarinh',
      '39053344705',
      '390.533.447-05',
      '987659001',
      '32659002',
      'CLI-CANARIO',
      'EXT-CANARIO',
      '1984-03-17',
    ];
    expect(await placesOf(texts)).toEqual([]);
  });

  it('takes along what the person wrote by an id that came with their number, before anybody knew them', async () => {
    const from = { whatsappUserId: 'BR.77', phone: '5511987659077', name: 'Zulmira Quero-Quero' };
    const { id } = await deliverInteraction(owner, { channel: 'WhatsApp', from, body: 'Sou eu' }, null, db());
    const contact = await createContact(owner, { name: 'Zulmira', phones: ['5511987659077'] }, db());
    expect((await anonymize(contact.id)).refused).toEqual([{ id: contact.id, reason: 'open_interaction' }]);
    await closeInteraction(owner, id, {}, db());
    expect((await anonymize(contact.id)).done).toEqual([contact.id]);
    await db().execute(sql`analyze`);
    expect(await placesOf(['Zulmira', '987659077', 'BR.77'])).toEqual([]);
  });
});
