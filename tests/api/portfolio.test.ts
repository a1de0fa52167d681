import { describe, expect, it } from 'vitest';
import type { Role } from '#lib/core/role.ts';
import { useDatabase } from '#tests/support/database.ts';
import { send } from './client.ts';
import { useTokenHolders } from './token-holders.ts';

describe('portfolios, services and segments through the API', () => {
  const { db } = useDatabase();
  const { people, tokens, post, ...calls } = useTokenHolders(db);
  const get = async (role: Role, address: string) => (await calls.get(role, address)).body;
  const newContact = async (json: object) => (await post('owner', '/contacts', json)).body.id as number;

  it('assign contacts and tell of those that cannot be', async () => {
    await post('manager', '/services', { name: 'Fila Geral', hasMailbox: true });
    const id = await newContact({ name: 'Ana' });
    const answer = await post('supervisor', '/contacts/assign', {
      ids: [id, 987_654],
      flow: 'general_queue',
      ownerEmail: people.agent.email,
      serviceName: 'Fila Geral',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      assigned: 1,
      unchanged: 0,
      refused: [{ contactId: 987_654, code: 'not_found' }],
    });
    expect((await get('agent', `/contacts/${id}`)).portfolio).toEqual({
      flow: 'general_queue',
      ownerEmail: people.agent.email,
      backupAgentEmail: null,
      serviceName: 'Fila Geral',
    });
    await post('supervisor', '/contacts/assign', { ids: [id], flow: 5 });
    expect((await get('agent', `/contacts/${id}`)).portfolio).toBeNull();
  });

  it('refuse by the field what can be no portfolio', async () => {
    const id = await newContact({ name: 'Bruno' });
    const answer = await post('supervisor', '/contacts/assign', {
      ids: [id],
      flow: 2,
      ownerEmail: people.agent.email,
    });
    expect(answer.status).toBe(422);
    expect(answer.body.error.fields).toMatchObject({ backupAgentId: [{ code: 'required' }] });
    const tooMany = await post('supervisor', '/contacts/assign', {
      ids: Array.from({ length: 10_001 }, (_, at) => at + 1),
      flow: 5,
    });
    expect(tooMany.body.error.fields).toMatchObject({ ids: [{ code: 'too_many' }] });
  });

  it('forbid agents to assign, and to make services and segments', async () => {
    const id = await newContact({ name: 'Carla' });
    expect((await post('agent', '/contacts/assign', { ids: [id], flow: 5 })).status).toBe(403);
    for (const role of ['agent', 'supervisor'] as const) {
      expect((await post(role, '/services', { name: `Serviço ${role}` })).status).toBe(403);
      expect((await post(role, '/segments', { name: `Segmento ${role}` })).status).toBe(403);
    }
  });

  it('divide the base by segments, which users are put into', async () => {
    const made = await post('manager', '/segments', { name: 'Sul', operators: [] });
    expect(made.body).toMatchObject({ name: 'Sul', operators: [] });
    expect((await post('manager', '/segments', { name: 'SUL' })).status).toBe(409);
    const id = await newContact({ name: 'Diego', segments: ['Sul'] });
    expect((await send('GET', `/contacts/${id}`, { token: tokens.agent })).status).toBe(404);
    const changed = await send('PATCH', `/users/${people.agent.userId}`, {
      token: tokens.manager,
      json: { segments: ['Sul'], followMePhone: '+55 48 99961-0002' },
    });
    expect(changed.body).toMatchObject({ segments: ['Sul'], followMePhone: '5548999610002' });
    expect((await get('agent', `/contacts/${id}`)).segments).toEqual(['Sul']);
    expect((await get('agent', '/segments')).items).toMatchObject([{ name: 'Sul', operators: null }]);
    expect((await get('supervisor', '/segments')).items).toMatchObject([{ operators: [people.agent.email] }]);
  });

  it('take a phone for follow-me with its country code only', async () => {
    const change = (followMePhone: string | null) =>
      send('PATCH', `/users/${people.agent.userId}`, { token: tokens.owner, json: { followMePhone } });
    const refused = await change('48 99961-0002');
    expect(refused.body.error.fields).toMatchObject({
      followMePhone: [{ code: 'phone_country_code_missing' }],
    });
    expect((await change(null)).body.followMePhone).toBeNull();
  });

  it('do not lose the person they are with, whichever door that person is deactivated by', async () => {
    const id = await newContact({ name: 'Clara' });
    await post('owner', '/contacts/assign', { ids: [id], flow: 1, ownerEmail: people.agent.email });
    const change = (json: object) =>
      send('PATCH', `/users/${people.agent.userId}`, { token: tokens.owner, json });
    const refused = await change({ active: false });
    expect(refused.status).toBe(422);
    expect(refused.body.error.fields).toMatchObject({ to: [{ code: 'portfolio_held' }] });
    expect((await get('owner', `/users/${people.agent.userId}`)).active).toBe(true);
    expect((await change({ active: false, to: 'user' })).body.error.fields).toMatchObject({
      userId: [{ code: 'required' }],
    });
    const moved = await change({ active: false, to: 'user', userId: people.supervisor.userId });
    expect(moved).toMatchObject({ status: 200, body: { active: false } });
    expect((await get('owner', `/contacts/${id}`)).portfolio).toMatchObject({
      ownerEmail: people.supervisor.email,
    });
  });
});
