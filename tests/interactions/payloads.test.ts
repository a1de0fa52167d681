import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { contactIdentities, messages } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { noteChannelStatus } from '#lib/interactions/note-status.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import { hangUp } from '#lib/interactions/voice/hang-up.ts';
import expected from '#tests/fixtures/routing/inbound-payloads/expected.json' with { type: 'json' };
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { deliver, interactionRow, makeChannel, makeContact, makeService, messagesOf } from './desk.ts';

const FILES = new URL('../fixtures/routing/inbound-payloads/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, FILES), 'utf8');
const wanted = (file: string) => expected.payloads.find((payload) => payload.file === file);

/** The platforms' own payloads, reduced as the table of `docs/connect-a-platform.md` says. */
describe('what platforms send', () => {
  const { db } = useDatabase();
  let platform: Actor;
  let ana: number;

  beforeAll(async () => {
    platform = (await actors(db())).manager;
    await makeService('Suporte', { hasMailbox: true });
    await makeChannel('whatsapp', { address: '200000000000001' });
    await makeChannel('facebook', { address: '300000000000001' });
    await makeChannel('instagram', { address: '400000000000001' });
    await makeChannel('telegram', { address: 'bot' });
    await makeChannel('sms', { address: '+12025550100' });
    await makeChannel('voice', { address: '+12025550100' });
    await makeChannel('voice', { address: '1130000000' });
    await makeChannel('email', { address: 'suporte@example.com' });
    ana = await makeContact(platform, 'Ana', { phones: ['5511987654321'] });
  });

  const known = async () =>
    (await db().select().from(contactIdentities)).map(({ kind, value }) => ({ kind, value }));
  const identitiesOf = (file: string) =>
    (wanted(file)?.identities ?? []).map(({ kind, value }) => ({ kind, value: value.replace(/^\+/, '') }));
  const arrive = async (file: string, call: Record<string, unknown>) => {
    const given = { channel: wanted(file)?.channel, ...call };
    const first = await deliver(platform, given);
    expect((await deliver(platform, given)).id).toBe(first.id);
    expect(await known()).toEqual(expect.arrayContaining(identitiesOf(file)));
    return first;
  };

  it('WhatsApp, a number without its ninth digit and the id of its user', async () => {
    const { value } = JSON.parse(read('01-whatsapp-text.json')).entry[0].changes[0];
    const [message] = value.messages;
    const from = {
      phone: message.from,
      whatsappUserId: message.from_user_id,
      name: value.contacts[0].profile.name,
    };
    const found = await arrive('01-whatsapp-text.json', {
      from,
      body: message.text.body,
      externalId: message.id,
    });
    expect(found).toMatchObject({ contactId: ana, medium: 'text' });
    expect((await messagesOf(found.id)).map(({ body }) => body)).toEqual([
      wanted('01-whatsapp-text.json')?.body,
    ]);
  });

  it('WhatsApp, somebody with a name and no number', async () => {
    const file = '02-whatsapp-username-no-phone.json';
    const { value } = JSON.parse(read(file)).entry[0].changes[0];
    const [message] = value.messages;
    const { name, username } = value.contacts[0].profile;
    const from = { whatsappUserId: message.from_user_id, name, username };
    const found = await arrive(file, { from, body: message.text.body, externalId: message.id });
    expect(found.contactId).toBeNull();
    const identities = await db().select().from(contactIdentities);
    expect(identities.find(({ id }) => id === found.identityId)).toMatchObject({
      username: 'bia.ficticia',
      displayName: 'Bia Ficticia',
    });
    expect(
      identities.some(({ kind, value: digits }) => kind === 'phone' && digits === '1000000000000002'),
    ).toBe(false);
  });

  it('WhatsApp, a failed message, and an older status that comes later', async () => {
    const { value } = JSON.parse(read('04-whatsapp-status-failed.json')).entry[0].changes[0];
    const [status] = value.statuses;
    const channel = wanted('04-whatsapp-status-failed.json')?.channel;
    const other = await makeContact(platform, 'Beto', { phones: ['5511955554444'] });
    const { id } = await startInteraction(platform, {
      channel,
      contactId: other,
      body: 'Olá',
      externalId: status.id,
    });
    await noteChannelStatus(platform, {
      channel,
      externalId: status.id,
      status: 'failed',
      reason: String(status.errors[0].code),
    });
    await noteChannelStatus(platform, { channel, externalId: status.id, status: 'sent' });
    expect(await messagesOf(id)).toMatchObject([{ status: 'failed', failure: '131047' }]);
  });

  it('Messenger, somebody known by an id alone', async () => {
    const [event] = JSON.parse(read('06-messenger-text.json')).entry[0].messaging;
    const call = {
      from: { externalId: event.sender.id },
      body: event.message.text,
      externalId: event.message.mid,
    };
    expect((await arrive('06-messenger-text.json', call)).contactId).toBeNull();
  });

  it('Instagram, a message taken back: its body goes, a mark stays', async () => {
    const [event] = JSON.parse(read('07-instagram-unsent.json')).entry[0].messaging;
    const channel = wanted('07-instagram-unsent.json')?.channel;
    const call = {
      channel,
      from: { externalId: event.sender.id },
      body: 'Apague isto',
      externalId: event.message.mid,
    };
    const { id } = await deliver(platform, call);
    await noteChannelStatus(platform, { channel, externalId: event.message.mid, status: 'deleted' });
    const [message] = await db().select().from(messages).where(eq(messages.interactionId, id));
    expect(message).toMatchObject({ body: null, deletedAt: expect.any(Date) });
  });

  it('Telegram, with the name as it is shown there', async () => {
    const file = '08-telegram-private.json';
    const update = JSON.parse(read(file));
    const { id, first_name: first, last_name: last, username } = update.message.from;
    const from = { telegramId: id, name: `${first} ${last}`, username };
    const found = await arrive(file, { from, body: update.message.text, externalId: update.update_id });
    const [identity] = await db()
      .select()
      .from(contactIdentities)
      .where(eq(contactIdentities.id, found.identityId ?? 0));
    expect(identity).toMatchObject({ displayName: 'Duda Ficticia', username: 'duda_ficticia' });
  });

  it('Twilio, a text and a call', async () => {
    const sms = new URLSearchParams(read('10-twilio-sms.form'));
    const call = {
      from: { phone: sms.get('From') },
      body: sms.get('Body'),
      externalId: sms.get('MessageSid'),
    };
    expect(await arrive('10-twilio-sms.form', call)).toMatchObject({ medium: 'text' });
    const ring = new URLSearchParams(read('11-twilio-voice.form'));
    const voice = { from: { phone: ring.get('From') }, externalId: ring.get('CallSid') };
    expect(await arrive('11-twilio-voice.form', voice)).toMatchObject({ medium: 'voice', contactId: ana });
  });

  it('Asterisk, a caller who gives up waiting', async () => {
    const event = Object.fromEntries(
      read('13-asterisk-ami-queuecallerabandon.txt')
        .split(/\r?\n/)
        .map((line) => line.split(': ') as [string, string]),
    );
    const channel = wanted('13-asterisk-ami-queuecallerabandon.txt')?.channel;
    const call = {
      channel,
      from: { phone: event.CallerIDNum },
      externalId: event.Uniqueid,
      callerWaits: true,
    };
    const waiting = await deliver(platform, call);
    expect(waiting).toMatchObject({ state: 'waiting', contactId: ana });
    await hangUp(platform, waiting.id);
    expect(await interactionRow(waiting.id)).toMatchObject({ state: 'closed', closedReason: 'abandoned' });
  });

  it('an e-mail, whatever its capitals', async () => {
    const mail = read('14-email-reply.eml');
    const from = /^From: .*<(.+)>$/m.exec(mail)?.[1];
    const externalId = /^Message-ID: (.+)$/m.exec(mail)?.[1];
    const elisa = await makeContact(platform, 'Elisa', { email: 'elisa.ficticia@example.net' });
    const call = {
      from: { email: from },
      body: 'Ainda não recebi.',
      externalId,
      subject: 'Re: Protocolo 20261124-000017',
    };
    expect(await arrive('14-email-reply.eml', call)).toMatchObject({ medium: 'email', contactId: elisa });
  });

  it('an e-mail that answers an open interaction goes into it, one that answers a closed one begins anew and says so', async () => {
    const mail = read('14-email-reply.eml');
    const channel = wanted('14-email-reply.eml')?.channel;
    const inReplyTo = [...mail.matchAll(/^(?:In-Reply-To|References): (.+)$/gm)].flatMap(
      ([, ids]) => ids?.split(/\s+/) ?? [],
    );
    const thread = wanted('14-email-reply.eml')?.threadKey ?? '';
    expect(inReplyTo).toContain(thread);
    const davi = await makeContact(platform, 'Davi', { email: 'davi@example.net' });
    const started = { channel, contactId: davi, body: 'Enviamos hoje.', externalId: thread };
    const { id } = await startInteraction(platform, started);
    const from = { email: 'Davi@example.net' };
    const answer = (externalId: string, given: object = {}) =>
      deliver(platform, { channel, from, body: 'Ainda não recebi.', externalId, inReplyTo, ...given });
    expect((await answer('<reply-2@example.net>')).id).toBe(id);
    await closeInteraction(platform, id, {});
    const next = await answer('<reply-3@example.net>');
    expect(next).toMatchObject({ created: true, contactId: davi });
    expect(next.explanation[1]).toEqual({ rule: 'follows', result: 'closed', saw: { interaction: id } });
    const another = await answer('<forged@example.net>', { from: { email: 'outra@example.net' } });
    expect(another.id).not.toBe(next.id);
    expect(another.explanation).not.toContainEqual(expect.objectContaining({ rule: 'follows' }));
  });
});
