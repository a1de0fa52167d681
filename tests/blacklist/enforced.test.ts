import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blacklistEntries, contacts, messages, users } from '#db/schema/index.ts';
import { addNumber } from '#lib/blacklist/add-to-blacklist.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { sendMessage } from '#lib/interactions/send-message.ts';
import { simulateRouting } from '#lib/interactions/simulate-routing.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import { sendToContact } from '#lib/interactions/starting/send-to-contact.ts';
import { takeInteraction } from '#lib/interactions/take-interaction.ts';
import spellings from '#tests/fixtures/routing/number-spellings.json' with { type: 'json' };
import { deliver, makeChannel, makeContact, messagesOf, setDesk } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('a listed number', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let owner: Actor;
  let voice: number;
  let whatsapp: number;
  let email: number;
  let anyone: number;

  beforeAll(async () => {
    people = await actors(db());
    ({ owner } = people);
    voice = await makeChannel('voice', { areaCode: '11' });
    whatsapp = await makeChannel('whatsapp');
    email = await makeChannel('email');
    anyone = await makeContact(owner, 'Ana', { phones: ['5548999900001'] });
    for (const direction of ['inbound', 'outbound'] as const)
      for (const { typed, id } of spellings.lists[direction])
        await addNumber(owner, { direction, number: typed, note: id });
  });

  beforeEach(async () => {
    await db().execute(sql`truncate interaction, message, contact_identity cascade`);
    await db().update(blacklistEntries).set({ refused: 0, lastRefusedAt: null });
    await setDesk(owner.userId, 'available', { most: 100 });
  });

  const codes = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Refused);
    return Object.values((error as Refused).fields).flatMap((all) => all.map(({ code }) => code));
  };
  /** Attempts by the names that the table gives its entries. */
  const attempts = async () => {
    const rows = await db().select().from(blacklistEntries).where(sql`refused > 0`);
    return Object.fromEntries(rows.map(({ note, refused }) => [note, refused]));
  };

  it.each(spellings.spellings)('$value is refused or not as the table says ($why)', async (spelling) => {
    const { value, inbound, outbound } = spelling;
    const isMatch = inbound.result === 'match';
    const call = await deliver(owner, { channel: voice, from: { phone: value } });
    expect(call.state).toBe(isMatch ? 'refused' : 'waiting');
    expect(call.closedReason).toBe(isMatch ? 'number_blacklisted_inbound' : null);
    expect(await attempts()).toEqual(isMatch ? { [inbound.entry ?? '']: 1 } : {});
    if (value !== 'anonymous') {
      const isKnown = isMatch && !('needs' in inbound);
      const text = await deliver(owner, { channel: whatsapp, from: { phone: value }, body: 'Oi' });
      expect(text.state).toBe(isKnown ? 'refused' : 'waiting');
      expect(await messagesOf(text.id)).toHaveLength(isKnown ? 0 : 1);
    }
    await db().update(blacklistEntries).set({ refused: 0 });
    const given = { channel: voice, contactId: anyone, to: value };
    const started = startInteraction(owner, given);
    if (outbound.result === 'match') {
      expect(await codes(started)).toEqual(['number_blacklisted_outbound']);
      expect(await attempts()).toEqual({ [outbound.entry ?? '']: 1 });
      const sent = sendToContact(owner, { ...given, channel: whatsapp, body: 'Oi' });
      expect(await codes(sent)).toEqual(['number_blacklisted_outbound']);
      expect(await attempts()).toEqual({ [outbound.entry ?? '']: 2 });
    } else if (outbound.result === 'no match' && spelling.e164) {
      expect(await started).toMatchObject({ created: true });
      expect(await attempts()).toEqual({});
    } else expect((await codes(started)).join()).toMatch(/^phone_/);
  });

  it.each(spellings.spellings.filter(({ e164 }) => e164))(
    '$value as a follow-me phone is called, or the caller leaves a message',
    async ({ e164, outbound }) => {
      const phone = e164?.slice(1) ?? '';
      const { agent } = people;
      await db().update(users).set({ followMePhone: phone }).where(eq(users.id, agent.userId));
      const own = { flow: 'follow_me', ownerId: agent.userId, assignedAt: new Date() } as const;
      await db().update(contacts).set(own).where(eq(contacts.id, anyone));
      const call = await deliver(owner, { channel: voice, from: { phone: '48999900001' } });
      const isMatch =
        outbound.result === 'match' || spellings.lists.outbound.some((one) => one.e164 === e164);
      expect(call.state).toBe(isMatch ? 'voicemail' : 'forwarded');
      const result = isMatch ? 'number_listed' : 'forwarded';
      expect(call.explanation).toContainEqual({ rule: 'follow_me', result, saw: { agent: agent.userId } });
      expect(Object.values(await attempts())).toEqual(isMatch ? [1] : []);
      const simulated = await simulateRouting(owner, { contactId: anyone, medium: 'voice' });
      expect(simulated.decision.state).toBe(call.state);
      expect(Object.values(await attempts())).toEqual(isMatch ? [1] : []);
      const none = { flow: null, ownerId: null, assignedAt: null };
      await db().update(contacts).set(none).where(eq(contacts.id, anyone));
    },
  );

  it('is answered no more from the moment it is listed, nor heard, though it is being served', async () => {
    const from = { phone: '5531988887777' };
    const first = await deliver(owner, { channel: whatsapp, from, body: 'Oi' });
    await takeInteraction(owner, first.id);
    await sendMessage(owner, first.id, { body: 'Olá' });
    await addNumber(owner, { direction: 'outbound', number: '553188887777', note: 'saída' });
    expect(await codes(sendMessage(owner, first.id, { body: 'Ainda aí?' }))).toEqual([
      'number_blacklisted_outbound',
    ]);
    await sendMessage(owner, first.id, { body: 'Entre nós', direction: 'note' });
    await addNumber(owner, { direction: 'inbound', number: '3188887777', note: 'entrada' });
    const later = await deliver(owner, { channel: whatsapp, from, body: 'Segredo' });
    expect(later.state).toBe('refused');
    expect(await codes(sendMessage(owner, first.id, { body: 'Segredo', direction: 'inbound' }))).toEqual([
      'number_blacklisted_inbound',
    ]);
    expect(await attempts()).toEqual({ saída: 1, entrada: 2 });
    const kept = await db().select({ body: messages.body }).from(messages);
    expect(kept.map(({ body }) => body)).toEqual(['Oi', 'Olá', 'Entre nós']);
  });

  it('counts what comes twice once, and each new attempt', async () => {
    const given = { channel: voice, from: { phone: '11987654321' } };
    for (const externalId of ['CA1', 'CA1', 'CA2']) await deliver(owner, { ...given, externalId });
    expect(await attempts()).toEqual({ I1: 2 });
    const [entry] = await db().select().from(blacklistEntries).where(eq(blacklistEntries.note, 'I1'));
    expect(entry?.lastRefusedAt).toBeInstanceOf(Date);
  });

  it('keeps nobody from the other numbers of its contact, nor from writing e-mails', async () => {
    const phones = ['5511987654321', '5521977776666'];
    const given = { phones, email: 'bia@exemplo.com.br' };
    const id = await makeContact(owner, 'Bia', given);
    const other = await deliver(owner, { channel: voice, from: { phone: phones[1] } });
    expect(other).toMatchObject({ state: 'waiting', contactId: id });
    const mail = await deliver(owner, { channel: email, from: { email: given.email }, body: 'Oi' });
    expect(mail).toMatchObject({ state: 'waiting', contactId: id });
    // The first that may be called.
    const { id: started } = await startInteraction(owner, { channel: whatsapp, contactId: id });
    const { rows } = await db().execute<{ value: string }>(sql`
      select value from contact_identity where id = (select identity_id from interaction where id = ${started})`);
    expect(rows[0]?.value).toBe(phones[1]);
    expect(await attempts()).toEqual({});
  });
});
