import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contactIdentities, contacts } from '#db/schema/index.ts';
import { addNumber } from '#lib/blacklist/add-to-blacklist.ts';
import { blockContact } from '#lib/blocking/block-contact.ts';
import { updateChannel } from '#lib/channels/update-channel.ts';
import { Forbidden, NotFound, Refused } from '#lib/core/errors.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { type ChannelSeen, channelState } from '#lib/interactions/contact-channels/contact-channel.ts';
import { listContactChannels } from '#lib/interactions/contact-channels/list-contact-channels.ts';
import { removeContactChannel } from '#lib/interactions/contact-channels/remove-contact-channel.ts';
import { addIdentity } from '#lib/interactions/identities/add-identity.ts';
import { listIdentities } from '#lib/interactions/identities/list-identities.ts';
import { moveIdentity, removeIdentity } from '#lib/interactions/identities/move-identity.ts';
import { listInteractions } from '#lib/interactions/list-interactions.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { mergeInto } from '#tests/support/merged-contacts.ts';
import { deliver, interactionRow, makeChannel, makeContact, setDesk, wrongContacts } from './desk.ts';

describe('the state of a channel', () => {
  const seen: ChannelSeen = {
    kind: 'whatsapp',
    isOn: true,
    hasInteractions: false,
    isBlocked: false,
    hasNumber: true,
    hasAllowedNumber: true,
    hasAddress: true,
  };

  it.each([
    [{}, 'inactive', null],
    [{ kind: 'sms' }, 'inactive', null],
    [{ kind: 'voice' }, 'inactive', null],
    [{ hasNumber: false, hasAllowedNumber: false }, 'unavailable', 'without_number'],
    [{ hasAllowedNumber: false }, 'unavailable', 'number_listed'],
    [{ kind: 'email' }, 'inactive', null],
    [{ kind: 'email', hasAddress: false }, 'unavailable', 'without_address'],
    [{ kind: 'facebook' }, 'unavailable', 'must_write_first'],
    [{ kind: 'instagram' }, 'unavailable', 'must_write_first'],
    [{ kind: 'telegram' }, 'unavailable', 'must_write_first'],
    [{ kind: 'telegram', hasInteractions: true }, 'active', null],
    [{ hasInteractions: true, hasNumber: false, hasAllowedNumber: false }, 'active', 'without_number'],
    [{ hasInteractions: true, isOn: false }, 'active', 'off'],
    [{ isBlocked: true }, 'inactive', 'blocked'],
    [{ hasInteractions: true, isBlocked: true }, 'active', 'blocked'],
  ] as [Partial<ChannelSeen>, string, string | null][])('%o is %s (%s)', (given, state, obstacle) => {
    expect(channelState({ ...seen, ...given })).toEqual({ state, obstacle });
  });
});

describe('a contact’s channels', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let whatsapp: number;
  let telegram: number;
  let email: number;
  let facebook: number;

  beforeAll(async () => {
    people = await actors(db());
    whatsapp = await makeChannel('whatsapp', { name: 'WhatsApp' });
    telegram = await makeChannel('telegram', { name: 'Telegram' });
    email = await makeChannel('email', { name: 'E-mail' });
    facebook = await makeChannel('facebook', { name: 'Messenger', address: 'page-1' });
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate interaction, message, contact_identity, agent_presence, removed_contact_channel, contact_block cascade`,
    );
    await db().execute(sql`delete from contact_identifier`);
    await db().execute(sql`delete from blacklist_entry`);
    await db().delete(contacts);
    await setDesk(people.owner.userId, 'available', { most: 50 });
  });

  const states = async (id: number) =>
    Object.fromEntries(
      (await listContactChannels(people.agent, id)).map((one) => [
        one.name,
        one.obstacle ? `${one.state} ${one.obstacle}` : one.state,
      ]),
    );
  const served = async (call: Record<string, unknown>) => {
    const row = await deliver(people.owner, { body: 'Oi', ...call });
    await closeInteraction(people.owner, row.id, {});
    return row;
  };
  const codes = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Refused);
    return Object.values((error as Refused).fields).flatMap((all) => all.map(({ code }) => code));
  };
  const ana = (given: Partial<typeof contacts.$inferInsert> = {}) =>
    makeContact(people.owner, 'Ana', { phones: ['5511987654321'], ...given });

  it('are active since the first interaction, can be started where there is a number or address, or wait', async () => {
    const id = await ana();
    expect(await states(id)).toEqual({
      WhatsApp: 'inactive',
      'E-mail': 'unavailable without_address',
      Messenger: 'unavailable must_write_first',
      Telegram: 'unavailable must_write_first',
    });
    const first = await served({ channel: telegram, from: { telegramId: '77' }, contactId: id });
    const [active] = await listContactChannels(people.agent, id);
    expect(active).toMatchObject({ name: 'Telegram', state: 'active', since: first.arrivedAt });
    await startInteraction(people.owner, { channel: whatsapp, contactId: id, body: 'Bom dia' });
    await db().update(contacts).set({ email: 'ana@exemplo.com.br' }).where(eq(contacts.id, id));
    expect(await states(id)).toMatchObject({ WhatsApp: 'active', 'E-mail': 'inactive', Telegram: 'active' });
    await addNumber(people.owner, { direction: 'outbound', number: '5511987654321' });
    expect(await states(id)).toMatchObject({ WhatsApp: 'active number_listed' });
    await blockContact(people.owner, id, { reason: 'Trote' });
    expect(await states(id)).toMatchObject({ WhatsApp: 'active blocked', 'E-mail': 'inactive blocked' });
  });

  it('do not become active by what was refused, and one that is off is shown where it was used', async () => {
    const id = await ana();
    await blockContact(people.owner, id, { reason: 'Trote' });
    await deliver(people.owner, { channel: whatsapp, from: { phone: '5511987654321' }, body: 'Oi' });
    expect(await states(id)).toMatchObject({ WhatsApp: 'inactive blocked' });
    const other = await makeContact(people.owner, 'Bia');
    await served({ channel: facebook, from: { externalId: 'psid-9' }, contactId: other });
    await updateChannel(people.owner, facebook, { active: false });
    expect(await states(other)).toMatchObject({ Messenger: 'active off' });
    expect(await states(id)).not.toHaveProperty('Messenger');
    await updateChannel(people.owner, facebook, { active: true });
  });

  it('are those of the one that remained', async () => {
    const [id, old] = [await ana(), await makeContact(people.owner, 'Ana velha')];
    await mergeInto(id, [old], db());
    expect(await states(old)).toEqual(await states(id));
  });

  it('are removed by owners and managers: the history stays, who comes by what was theirs there is unknown', async () => {
    const id = await ana();
    const from = { telegramId: '77' };
    await served({ channel: telegram, from, contactId: id });
    for (const nobody of [people.supervisor, people.agent])
      await expect(removeContactChannel(nobody, id, 'telegram')).rejects.toThrow(Forbidden);
    await removeContactChannel(people.manager, id, 'telegram');
    expect(await states(id)).toMatchObject({ Telegram: 'unavailable must_write_first' });
    const history = await listInteractions(people.owner, { limit: 10, contact: id });
    expect(history.items).toHaveLength(1);
    expect(await codes(startInteraction(people.owner, { channel: telegram, contactId: id }))).toEqual([
      'contact_must_write_first',
    ]);
    const later = await deliver(people.owner, { channel: telegram, from, body: 'Oi' });
    expect(later.contactId).toBeNull();
    await expect(removeContactChannel(people.owner, id, 'telegram')).rejects.toThrow(NotFound);
  });

  it('are active again once somebody is served there again', async () => {
    const id = await ana();
    const from = { phone: '5511987654321', whatsappUserId: 'BR.1' };
    await served({ channel: whatsapp, from });
    const open = await deliver(people.owner, { channel: whatsapp, from, body: 'Oi' });
    expect(await codes(removeContactChannel(people.owner, id, String(whatsapp)))).toEqual(['channel_in_use']);
    await closeInteraction(people.owner, open.id, {});
    await removeContactChannel(people.owner, id, String(whatsapp));
    expect(await states(id)).toMatchObject({ WhatsApp: 'inactive' });
    expect((await listIdentities(people.owner, id)).map(({ kind }) => kind)).not.toContain(
      'whatsapp_user_id',
    );
    const again = await served({ channel: whatsapp, from });
    expect(again.contactId).toBe(id);
    const [active] = await listContactChannels(people.owner, id);
    expect(active).toMatchObject({ name: 'WhatsApp', state: 'active', since: again.arrivedAt });
  });

  it('keep an id that the contact uses on another channel, too', async () => {
    const id = await ana();
    const second = await makeChannel('telegram', { name: 'Outro' });
    for (const channel of [telegram, second])
      await served({ channel, from: { telegramId: '77' }, contactId: id });
    await removeContactChannel(people.owner, id, String(second));
    expect(
      (await deliver(people.owner, { channel: telegram, from: { telegramId: '77' }, body: 'Oi' })).contactId,
    ).toBe(id);
  });

  it('know people by ids that are added by hand, with what came before anybody knew', async () => {
    const id = await ana();
    const from = { externalId: 'psid-1', name: 'Aninha' };
    const before = await deliver(people.owner, { channel: facebook, from, body: 'Oi' });
    expect(before.contactId).toBeNull();
    const { id: identity } = await addIdentity(people.agent, id, { channel: facebook, value: ' psid-1 ' });
    expect(await interactionRow(before.id)).toMatchObject({ contactId: id, state: 'waiting' });
    expect(await listIdentities(people.agent, id)).toMatchObject([
      { id: identity, kind: 'facebook_psid', value: 'psid-1', displayName: 'Aninha', linkedBy: 'Caio Lima' },
    ]);
    expect(await wrongContacts()).toEqual([]);
    expect(await codes(addIdentity(people.owner, id, { channel: facebook, value: 'psid-1' }))).toEqual([
      'identity_added',
    ]);
    const other = await makeContact(people.owner, 'Bia');
    expect(await codes(addIdentity(people.owner, other, { channel: facebook, value: 'psid-1' }))).toEqual([
      'identity_of_other',
    ]);
    expect(await codes(addIdentity(people.owner, id, { channel: email, value: 'a@b.example' }))).toEqual([
      'identity_in_record',
    ]);
    const group = await makeContact(people.owner, 'Grupo', { kind: 'group' });
    await addIdentity(people.owner, group, { channel: whatsapp, value: '1203@g.us' });
    expect(await listIdentities(people.owner, group)).toMatchObject([{ kind: 'group', value: '1203@g.us' }]);
  });

  it('let an id be moved and removed: what comes later follows, what was served stays', async () => {
    const [id, other] = [await ana(), await makeContact(people.owner, 'Bia')];
    const from = { telegramId: '77' };
    const first = await served({ channel: telegram, from, contactId: id });
    const [identity] = await db().select().from(contactIdentities);
    await moveIdentity(people.agent, identity?.id ?? 0, { contactId: other });
    const second = await served({ channel: telegram, from });
    expect([second.contactId, (await interactionRow(first.id)).contactId]).toEqual([other, id]);
    expect(await codes(moveIdentity(people.owner, identity?.id ?? 0, { contactId: other }))).toEqual([
      'identity_added',
    ]);
    await removeIdentity(people.agent, identity?.id ?? 0);
    expect((await deliver(people.owner, { channel: telegram, from, body: 'Oi' })).contactId).toBeNull();
    await expect(removeIdentity(people.owner, identity?.id ?? 0)).rejects.toThrow(NotFound);
    await expect(moveIdentity(people.owner, 999_999, { contactId: id })).rejects.toThrow(NotFound);
  });

  it('are asked of contacts one sees alone', async () => {
    const hidden = await ana({ segmentIds: [99] });
    for (const ask of [
      () => listContactChannels(people.agent, hidden),
      () => listIdentities(people.agent, hidden),
      () => addIdentity(people.agent, hidden, { channel: telegram, value: '1' }),
    ])
      await expect(ask()).rejects.toThrow(NotFound);
  });
});
