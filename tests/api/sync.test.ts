import { describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { send } from './client.ts';
import { useTokenHolders } from './token-holders.ts';

describe('senders through the API', () => {
  const { db } = useDatabase();
  const { tokens, get, post } = useTokenHolders(db);

  it('are saved by a run that can be followed', async () => {
    await post('manager', '/channels', { kind: 'whatsapp', name: 'WhatsApp' });
    const write = (from: Record<string, unknown>) =>
      post('manager', '/interactions', { channel: 'WhatsApp', from, body: 'Oi' });
    await write({ phone: '+5511910000001', name: 'Ana' });
    await write({ group: 'turma@g.us', groupName: 'Turma A', name: 'Bia' });
    expect((await post('agent', '/contacts/sync', { people: true })).status).toBe(403);
    const neither = await post('supervisor', '/contacts/sync', {});
    expect([neither.status, Object.keys(neither.body.error.fields)]).toEqual([422, ['people']]);
    expect((await post('supervisor', '/contacts/sync', { people: 'talvez' })).status).toBe(422);
    const started = await post('supervisor', '/contacts/sync', { people: true, groups: true });
    expect([started.status, started.headers.get('location')]).toEqual([
      202,
      `/api/v1/runs/${started.body.id}`,
    ]);
    const run = await get('supervisor', `/runs/${started.body.id}`);
    expect(run.body).toMatchObject({
      kind: 'sync',
      status: 'completed',
      total: 2,
      succeeded: 2,
      rejected: 0,
    });
    const { body } = await get('agent', '/contacts?sort=name');
    expect(body.items.map(({ name, kind, phones }: Record<string, unknown>) => [name, kind, phones])).toEqual(
      [
        ['Ana', 'individual', ['5511910000001']],
        ['Turma A', 'group', []],
      ],
    );
    const again = await post('supervisor', '/contacts/sync', { people: true });
    expect([again.status, again.body.error.fields.form[0].code]).toEqual([422, 'sync_empty']);
  });

  it('are saved at once where the organization says so', async () => {
    expect((await get('agent', '/organization')).body.saveSenders).toBe(false);
    const changed = await send('PATCH', '/organization', {
      token: tokens.manager,
      json: { saveSenders: true },
    });
    expect(changed.body.saveSenders).toBe(true);
    const call = { channel: 'WhatsApp', from: { phone: '+5511910000002', name: 'Caio' }, body: 'Oi' };
    const { body } = await post('manager', '/interactions', call);
    const interaction = await get('manager', `/interactions/${body.id}`);
    const contact = await get('manager', `/contacts/${interaction.body.contact.id}`);
    expect(contact.body).toMatchObject({ name: 'Caio', phones: ['5511910000002'] });
  });
});
