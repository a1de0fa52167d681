import { describe, expect, it } from 'vitest';
import { database } from '#db/client.ts';
import { interactions } from '#db/schema/index.ts';
import type { Role } from '#lib/core/role.ts';
import { useDatabase } from '#tests/support/database.ts';
import { send } from './client.ts';
import { useTokenHolders } from './token-holders.ts';

describe('interactions through the API', () => {
  const { db } = useDatabase();
  const { people, tokens, get, post } = useTokenHolders(db);
  const patch = (role: Role, address: string, json: unknown) =>
    send('PATCH', address, { token: tokens[role], json });
  const put = (role: Role, address: string, json: unknown) =>
    send('PUT', address, { token: tokens[role], json });
  let phone = 10_000_000;

  const channel = async (kind = 'whatsapp') =>
    (await post('manager', '/channels', { kind, name: `${kind} ${++phone}`, areaCode: '11' })).body
      .id as number;
  const ownedContact = async () => {
    const number = `55119${++phone}`;
    const { id } = (
      await post('owner', '/contacts', { name: 'Ana', phones: [number], clientCode: `C-${phone}` })
    ).body;
    await post('supervisor', '/contacts/assign', {
      ids: [id],
      flow: 'message',
      ownerEmail: people.agent.email,
    });
    return { id: id as number, phone: number };
  };

  it('answers what to do now, and why in the language asked for', async () => {
    await patch('owner', `/users/${people.agent.userId}`, { presence: 'available', mostInteractions: 1 });
    const [ana, at] = [await ownedContact(), await channel()];
    const json = { channel: at, from: { phone: ana.phone }, body: 'Oi', externalId: 'wamid.1' };
    const first = await send('POST', '/interactions', {
      token: tokens.manager,
      json,
      headers: { 'Idempotency-Key': 'a-1', 'Accept-Language': 'en' },
    });
    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toBe(`/api/v1/interactions/${first.body.id}`);
    expect(first.body).toMatchObject({
      state: 'open',
      contact: { id: ana.id },
      agent: { id: people.agent.userId, email: people.agent.email },
      service: null,
      decision: { action: 'connect' },
      sequence: 1,
    });
    expect(first.body.protocol).toMatch(/^\d{8}-\d{6}$/);
    expect(first.body.explanation.at(-1).text).toBe('Open with Caio Lima.');
    const again = await send('POST', '/interactions', {
      token: tokens.manager,
      json,
      headers: { 'Idempotency-Key': 'a-1', 'Accept-Language': 'en' },
    });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    const other = await send('POST', '/interactions', {
      token: tokens.manager,
      json: { ...json, body: 'Tchau' },
      headers: { 'Idempotency-Key': 'a-1' },
    });
    expect(other.status).toBe(422);
    const second = await post('manager', '/interactions', {
      ...json,
      from: { phone: (await ownedContact()).phone },
      externalId: 'wamid.2',
    });
    expect(second.body).toMatchObject({ state: 'held', decision: { action: 'hold' } });
    const closed = await post('agent', `/interactions/${first.body.id}/close`, {});
    expect(closed.body).toMatchObject({ state: 'closed', decision: null, closedReason: 'closed_by_agent' });
    expect((await get('agent', `/interactions/${second.body.id}`)).body).toMatchObject({ state: 'open' });
    expect((await post('agent', `/interactions/${first.body.id}/close`, {})).status).toBe(409);
  });

  it('goes through a call: asks, queues, rings, is answered and hung up', async () => {
    await post('manager', '/services', { name: 'Suporte' });
    await patch('manager', '/organization', { defaultService: 'suporte' });
    expect((await get('owner', '/organization')).body.defaultService).toBe('Suporte');
    const at = await channel('voice');
    const call = await post('manager', '/interactions', { channel: at, from: { phone: '99998-1234' } });
    expect(call.body).toMatchObject({
      medium: 'voice',
      state: 'waiting',
      service: 'Suporte',
      decision: { action: 'ask_queue' },
      from: { kind: 'phone', value: '5511999981234' },
    });
    const decided = await post('manager', `/interactions/${call.body.id}/queue-decision`, { waits: true });
    expect(decided.body).toMatchObject({ callerDecision: 'accepted', decision: { action: 'queue' } });
    await put('supervisor', '/presence', { presence: 'available' });
    const taken = await post('supervisor', '/interactions/take-next', { service: 'Suporte' });
    expect(taken).toMatchObject({ status: 200, body: { id: call.body.id, state: 'open' } });
    expect((await post('supervisor', '/interactions/take-next', {})).status).toBe(204);
    const late = await post('manager', `/interactions/${call.body.id}/queue-decision`, { waits: false });
    expect(late.status).toBe(409);
    const over = await send('POST', `/interactions/${call.body.id}/hangup`, { token: tokens.manager });
    expect(over.body).toMatchObject({ state: 'closed', closedReason: 'hung_up' });
  });

  it('forwards to the phone of an owner who is away', async () => {
    await patch('owner', `/users/${people.agent.userId}`, {
      presence: 'offline',
      followMePhone: '+5548999610000',
    });
    const ana = await ownedContact();
    await post('supervisor', '/contacts/assign', { ids: [ana.id], flow: 4, ownerEmail: people.agent.email });
    const call = await post('manager', '/interactions', {
      channel: await channel('voice'),
      from: { phone: ana.phone },
    });
    expect(call.body).toMatchObject({
      state: 'forwarded',
      decision: { action: 'forward', phone: '5548999610000' },
    });
  });

  it('adds messages, refuses a reply over something unread, and moves statuses forward only', async () => {
    await patch('owner', `/users/${people.agent.userId}`, { presence: 'available', mostInteractions: 20 });
    const [ana, at] = [await ownedContact(), await channel()];
    const write = (body: string) =>
      post('manager', '/interactions', { channel: at, from: { phone: ana.phone }, body });
    const { id } = (await write('Oi')).body;
    const [first] = (await get('agent', `/interactions/${id}/messages`)).body.items;
    expect((await write('Alô?')).status).toBe(200);
    const early = await post('agent', `/interactions/${id}/messages`, { body: 'Bom dia', after: first.id });
    expect(early.status).toBe(409);
    expect(early.body.error.fields.body[0].code).toBe('customer_wrote');
    const sent = await post('agent', `/interactions/${id}/messages`, {
      body: 'Bom dia',
      externalId: 'out-1',
    });
    expect(sent).toMatchObject({
      status: 201,
      body: { direction: 'outbound', status: 'queued', author: people.agent.name },
    });
    expect((await get('agent', `/interactions/${id}`)).body.waitsSince).toBeNull();
    const status = (name: string) =>
      post('manager', '/interactions/statuses', { channel: at, externalId: 'out-1', status: name });
    expect((await status('delivered')).status).toBe(204);
    expect((await status('sent')).status).toBe(204);
    const messages = (await get('agent', `/interactions/${id}`)).body.messages;
    expect(messages.at(-1)).toMatchObject({ body: 'Bom dia', status: 'delivered' });
    await post('manager', `/interactions/${id}/statuses`, { externalId: 'out-1', status: 'deleted' });
    expect((await get('agent', `/interactions/${id}`)).body.messages.at(-1)).toMatchObject({ body: null });
    const unknown = await post('manager', '/interactions/statuses', {
      channel: at,
      externalId: 'nada',
      status: 'read',
    });
    expect(unknown.status).toBe(404);
  });

  it('starts one for the token’s user, and says which one is open already', async () => {
    const [ana, at] = [await ownedContact(), await channel()];
    const json = { channel: at, direction: 'outbound', contactId: ana.id, body: 'Olá' };
    await put('supervisor', '/presence', { presence: 'paused', reason: 'Almoço' });
    const started = await post('supervisor', '/interactions', json);
    expect(started).toMatchObject({
      status: 201,
      body: { state: 'open', direction: 'outbound', agent: { id: people.supervisor.userId } },
    });
    const again = await post('supervisor', '/interactions', json);
    expect(again.status).toBe(409);
    expect(again.body.error.fields.channel[0].params).toEqual({ interactionId: started.body.id });
  });

  it('shows an agent what they see, and lets nobody close what is another’s', async () => {
    const segment = (await post('manager', '/segments', { name: 'Norte', operators: [], service: 'Suporte' }))
      .body;
    expect(segment.service).toBe('Suporte');
    const number = `55119${++phone}`;
    await post('owner', '/contacts', { name: 'Bia', phones: [number], segments: ['Norte'] });
    const hidden = await post('manager', '/interactions', {
      channel: await channel(),
      from: { phone: number },
      body: 'Oi',
    });
    expect(hidden.body).toMatchObject({ state: 'waiting', service: 'Suporte' });
    expect((await get('agent', `/interactions/${hidden.body.id}`)).status).toBe(404);
    const ids = (await get('agent', '/interactions?state=waiting')).body.items.map(
      ({ id }: { id: number }) => id,
    );
    expect(ids).not.toContain(hidden.body.id);
    expect((await post('agent', '/interactions/take-next', { service: 'Suporte' })).status).toBe(204);
    await put('supervisor', '/presence', { presence: 'available' });
    await post('supervisor', '/interactions/take-next', { service: 'Suporte' });
    const open = await post('manager', '/interactions', {
      channel: await channel(),
      from: { phone: '5511955550000' },
      body: 'Oi',
    });
    await send('POST', `/interactions/${open.body.id}/take`, { token: tokens.supervisor });
    expect((await post('agent', `/interactions/${open.body.id}/close`, {})).status).toBe(403);
    expect((await post('agent', '/interactions', { channel: 1, body: 'Oi' })).status).toBe(403);
  });

  it('says what would happen, and stores nothing', async () => {
    const ana = await ownedContact();
    await patch('owner', `/users/${people.agent.userId}`, { presence: 'paused' });
    const before = await database().$count(interactions);
    const asked = { from: { phone: ana.phone }, medium: 'voice' };
    const simulated = await post('supervisor', '/routing/simulate', asked);
    expect(simulated.body).toMatchObject({
      state: 'voicemail',
      contact: { id: ana.id },
      agent: { email: people.agent.email },
      decision: { action: 'record' },
    });
    expect(await database().$count(interactions)).toBe(before);
    expect((await post('agent', '/routing/simulate', asked)).status).toBe(403);
  });

  it('refuses by the field what it cannot take', async () => {
    const at = await channel();
    const codes = async (json: unknown) =>
      Object.entries((await post('manager', '/interactions', json)).body.error.fields).map(
        ([field, reasons]) => `${field}: ${(reasons as { code: string }[])[0]?.code}`,
      );
    expect(await codes({ channel: 'nenhum', body: 'Oi' })).toEqual(['channel: channel_unknown']);
    expect(await codes({ channel: at, body: 'Oi' })).toEqual(['from: sender_required']);
    expect(await codes({ channel: at, contactId: 987_654, body: 'Oi' })).toEqual([
      'contactId: contact_unknown',
    ]);
    expect(await codes({ channel: at, medium: 'fax' })).toEqual(['medium: invalid']);
    expect(await codes({ channel: at, from: { fone: '1' } })).toEqual(['from.fone: unknown_field']);
    await patch('manager', `/channels/${at}`, { active: false });
    expect(await codes({ channel: at, from: { phone: '5511955550000' }, body: 'Oi' })).toEqual([
      'channel: channel_off',
    ]);
  });
});
