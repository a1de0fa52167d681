import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditEvents } from '#db/schema/index.ts';
import { createService } from '#lib/services/create-service.ts';
import { answerSurvey } from '#lib/surveys/answer-survey.ts';
import { useDatabase } from '#tests/support/database.ts';
import { send } from './client.ts';
import { useTokenHolders } from './token-holders.ts';

describe('messages and templates through the API', () => {
  const { db } = useDatabase();
  const { tokens, get, post } = useTokenHolders(db);

  it('sends a message by client code with a template, once per key', async () => {
    await post('manager', '/channels', { kind: 'whatsapp', name: 'Zap' });
    const { body: contact } = await post('owner', '/contacts', {
      name: 'Rosa Lima',
      phones: ['5511987650011'],
      clientCode: 'R-1',
    });
    const template = {
      name: 'Aviso',
      body: 'Oi, {{contact.first_name}} ({{contactcustomcode}})',
      shared: true,
    };
    expect((await post('manager', '/templates', template)).status).toBe(201);
    const json = { channel: 'Zap', clientCode: 'R-1', template: 'aviso' };
    const headers = { 'Idempotency-Key': 'm-1' };
    const sent = await send('POST', '/messages', { token: tokens.manager, json, headers });
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({
      state: 'closed',
      closedReason: 'message_sent',
      direction: 'outbound',
      contact: { id: contact.id, clientCode: 'R-1' },
      agent: null,
    });
    const again = await send('POST', '/messages', { token: tokens.manager, json, headers });
    expect(again).toMatchObject({ status: 200, body: { id: sent.body.id } });
    const whole = await get('agent', `/interactions/${sent.body.id}`);
    expect(whole.body.messages).toMatchObject([{ body: 'Oi, Rosa (R-1)', status: 'queued' }]);
  });

  it('lists everybody’s templates and one’s own, and refuses by the field', async () => {
    await post('agent', '/templates', { name: 'Meu', body: 'x' });
    expect((await get('agent', '/templates')).body.items.map(({ name }: { name: string }) => name)).toEqual([
      'Aviso',
      'Meu',
    ]);
    expect((await get('owner', '/templates')).body.items).toHaveLength(1);
    expect((await post('agent', '/templates', { name: 'X', body: 'x', shared: true })).status).toBe(403);
    const unknown = await post('agent', '/templates', { name: 'Y', body: '{{nada}}' });
    expect(unknown).toMatchObject({
      status: 422,
      body: { error: { fields: { body: [{ code: 'variable_unknown' }] } } },
    });
    expect((await post('agent', '/templates', { name: 'meu', body: 'x' })).status).toBe(409);
    const inbound = await post('manager', '/interactions', {
      channel: 'Zap',
      clientCode: 'R-1',
      template: 'Aviso',
    });
    expect(inbound).toMatchObject({
      status: 422,
      body: { error: { fields: { template: [{ code: 'invalid' }] } } },
    });
    const nobody = await post('manager', '/messages', { channel: 'Zap', clientCode: 'none', body: 'x' });
    expect(nobody).toMatchObject({ status: 422, body: { error: { fields: { clientCode: [{}] } } } });
  });
});

describe('one template through the API', () => {
  const { db } = useDatabase();
  const { people, tokens, get, post } = useTokenHolders(db);
  const change = (role: 'manager' | 'agent' | 'supervisor', id: number, json: unknown) =>
    send('PATCH', `/templates/${id}`, { token: tokens[role], json });
  const remove = (role: 'manager' | 'agent', id: number) =>
    send('DELETE', `/templates/${id}`, { token: tokens[role] });

  it('is changed in the fields that are sent, and tells who is answered', async () => {
    await createService(people.owner, { name: 'Cobrança' });
    const made = await post('manager', '/templates', { name: 'Aviso', body: 'Oi', shared: true });
    expect(made.headers.get('location')).toBe(`/api/v1/templates/${made.body.id}`);
    const { id } = made.body;
    const body = 'Oi, {{contact.first_name | "cliente"}}';
    const changed = await change('manager', id, { body, service: 'Cobrança' });
    expect(changed).toMatchObject({ status: 200, body: { id, name: 'Aviso', body, service: 'Cobrança' } });
    expect((await get('agent', `/templates/${id}`)).body).toEqual(changed.body);
    expect((await change('manager', id, { service: null })).body).toMatchObject({ body, service: null });
    expect((await change('manager', id, { shared: false })).status).toBe(422);
    const unknown = await change('manager', id, { body: '{{nada}}' });
    expect(unknown).toMatchObject({
      status: 422,
      body: { error: { fields: { body: [{ code: 'variable_unknown' }] } } },
    });
    await post('manager', '/templates', { name: 'Outro', body: 'x', shared: true });
    expect((await change('manager', id, { name: 'OUTRO' })).status).toBe(409);
    const events = await db().select().from(auditEvents).where(eq(auditEvents.action, 'template.updated'));
    expect(events.map(({ fields }) => fields)).toEqual([['body', 'serviceId'], ['serviceId']]);
  });

  it('is its owner’s alone, or everybody’s and changed by who may share', async () => {
    const { body: own } = await post('agent', '/templates', { name: 'Meu', body: 'x' });
    expect((await get('manager', `/templates/${own.id}`)).status).toBe(404);
    expect((await change('manager', own.id, { body: 'y' })).status).toBe(404);
    expect((await remove('manager', own.id)).status).toBe(404);
    expect((await change('agent', own.id, { body: 'y' })).body).toMatchObject({ body: 'y', shared: false });
    const { body: shared } = await post('manager', '/templates', {
      name: 'De todos',
      body: 'x',
      shared: true,
    });
    expect((await change('supervisor', shared.id, { body: 'y' })).status).toBe(403);
    expect((await remove('agent', shared.id)).status).toBe(403);
    expect((await remove('agent', own.id)).status).toBe(204);
    expect((await remove('manager', shared.id)).status).toBe(204);
    for (const { id } of [own, shared]) expect((await get('agent', `/templates/${id}`)).status).toBe(404);
    expect((await remove('manager', shared.id)).status).toBe(404);
  });
});

describe('surveys through the API', () => {
  const { db } = useDatabase();
  const { people, tokens, get, post } = useTokenHolders(db);

  it('are sent at closing, with a link for whoever delivers alone, and listed with their answers', async () => {
    const { body: channel } = await post('manager', '/channels', { kind: 'whatsapp', name: 'Zap' });
    const open = { channel: channel.id, from: { externalId: 'z1' }, body: 'Oi' };
    await post('manager', '/services', { name: 'Fila' });
    await post('manager', '/services', { name: 'Sempre', surveys: 'always' });
    const { body: interaction } = await post('manager', '/interactions', { ...open, service: 'Fila' });
    await send('PUT', '/presence', { token: tokens.agent, json: { presence: 'available' } });
    await post('agent', `/interactions/${interaction.id}/take`, {});
    const closed = await post('agent', `/interactions/${interaction.id}/close`, { survey: true });
    expect(closed).toMatchObject({ status: 200, body: { state: 'closed' } });
    const bodyFor = async (role: 'manager' | 'agent') =>
      (await get(role, `/interactions/${interaction.id}`)).body.messages.at(-1).body as string;
    expect(await bodyFor('agent')).toContain('{{survey.link}}');
    const [, token] = /\/survey\/([\w-]{43})/.exec(await bodyFor('manager')) ?? [];
    await answerSurvey({ token, score: '5', comment: 'Ótimo' }, null);
    const list = await get('agent', `/surveys?state=answered&score=5&interaction=${interaction.id}`);
    expect(list.body.items).toMatchObject([
      { interactionId: interaction.id, score: 5, comment: 'Ótimo', agent: { id: people.agent.userId } },
    ]);
    const again = await post('agent', '/surveys', { interactionId: interaction.id });
    expect(again).toMatchObject({
      status: 409,
      body: { error: { fields: { survey: [{ code: 'survey_exists' }] } } },
    });
    expect((await post('agent', '/surveys', { interactionId: 999_999 })).status).toBe(404);
  });
});

describe('appointments through the API', () => {
  const { db } = useDatabase();
  const { people, tokens, get, post } = useTokenHolders(db);
  const patch = (role: 'manager' | 'agent', address: string, json: unknown) =>
    send('PATCH', address, { token: tokens[role], json });

  it('are made by client code, changed and listed', async () => {
    await post('owner', '/contacts', { name: 'Rosa', clientCode: 'R-1' });
    const startsAt = '2027-12-03T14:30:00-03:00';
    const made = await post('agent', '/appointments', { clientCode: 'R-1', startsAt, note: 'Ligar' });
    expect(made).toMatchObject({
      status: 201,
      body: {
        startsAt: '2027-12-03T17:30:00.000Z',
        minutes: 30,
        agent: { email: people.agent.email },
        contact: { clientCode: 'R-1' },
        state: 'open',
      },
    });
    const address = `/appointments/${made.body.id}`;
    expect(made.headers.get('location')).toBe(`/api/v1${address}`);
    const done = await patch('manager', address, { state: 'done', minutes: 60 });
    expect(done).toMatchObject({ status: 200, body: { state: 'done', minutes: 60, sequence: 1 } });
    expect(
      (await get('agent', '/appointments?state=done&since=2027-12-03&until=2027-12-03')).body.items,
    ).toHaveLength(1);
    expect((await get('agent', '/appointments?since=2027-12-04')).body.items).toEqual([]);
    const wrong = await post('agent', '/appointments', { clientCode: 'R-1', startsAt: 'amanhã' });
    expect(wrong).toMatchObject({
      status: 422,
      body: { error: { fields: { startsAt: [{ code: 'invalid' }] } } },
    });
    const dated = await post('agent', '/appointments', {
      clientCode: 'R-1',
      date: '2027-12-03',
      time: '10:00',
    });
    expect(dated).toMatchObject({
      status: 422,
      body: { error: { fields: { date: [{ code: 'unknown_field' }] } } },
    });
    const { body: others } = await post('manager', '/appointments', { clientCode: 'R-1', startsAt });
    expect((await patch('agent', `/appointments/${others.id}`, { state: 'done' })).status).toBe(403);
    expect((await patch('agent', '/appointments/999999', { state: 'done' })).status).toBe(404);
  });
});
