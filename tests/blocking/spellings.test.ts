import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blockContact } from '#lib/blocking/block-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import spellings from '#tests/fixtures/routing/number-spellings.json' with { type: 'json' };
import { deliver, makeChannel, makeContact } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const listed = new Map(spellings.lists.inbound.map(({ e164, id }) => [e164.slice(1), id]));

/** Blocked by number, contacts are told by it however their carriers write it, and nobody else is. */
describe('blocked contacts with the numbers of the table', () => {
  const { db } = useDatabase();
  let owner: Actor;
  let voice: number;
  let whatsapp: number;
  const contacts = new Map<string, number>();

  beforeAll(async () => {
    ({ owner } = await actors(db()));
    voice = await makeChannel('voice', { areaCode: '11' });
    whatsapp = await makeChannel('whatsapp');
    for (const [phone, id] of listed) {
      const contact = await makeContact(owner, id, { phones: [phone] });
      await blockContact(owner, contact, { reason: 'Trote' });
      contacts.set(id, contact);
    }
  });

  beforeEach(async () => {
    await db().execute(sql`truncate interaction, message, contact_identity cascade`);
  });

  it.each(spellings.spellings)('$value: $inbound.result ($why)', async ({ value, inbound }) => {
    const entry = inbound.result === 'match' ? (contacts.get(inbound.entry ?? '') ?? 0) : null;
    const call = await deliver(owner, { channel: voice, from: { phone: value } });
    expect([call.state, call.contactId]).toEqual(entry ? ['refused', entry] : ['waiting', null]);
    if (value === 'anonymous') return;
    const text = await deliver(owner, { channel: whatsapp, from: { phone: value }, body: 'Oi' });
    const isKnown = entry !== null && !('needs' in inbound);
    expect([text.state, text.contactId]).toEqual(isKnown ? ['refused', entry] : ['waiting', null]);
  });
});
