import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { type Receiver, startReceiver } from '#tests/webhooks/receiver.ts';
import { send } from './client.ts';
import { document } from './document-schemas.ts';
import { useTokenHolders } from './token-holders.ts';

describe('webhooks through the API', () => {
  const { db } = useDatabase();
  const { get, post, tokens } = useTokenHolders(db);
  let receiver: Receiver;

  beforeAll(async () => {
    process.env.WEBHOOK_NETWORKS = '127.0.0.1/32';
    receiver = await startReceiver();
  });
  afterAll(async () => {
    delete process.env.WEBHOOK_NETWORKS;
    await receiver.close();
  });

  it('are made with a secret that only this answer has, tried, replaced, paused and deleted', async () => {
    const given = { url: receiver.url, description: 'ERP', events: ['contact.created'] };
    const made = await post('manager', '/webhooks', given);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...given, state: 'active', secret: expect.stringMatching(/^whsec_/) });
    const at = `/webhooks/${made.body.id}`;
    expect((await get('owner', '/webhooks')).body.items).toMatchObject([{ id: made.body.id }]);
    expect((await get('owner', at)).body).not.toHaveProperty('secret');
    expect((await post('owner', `${at}/test`, undefined)).body).toMatchObject({ status: 204, failure: null });
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ type: 'webhook.test' });
    const rotated = await post('owner', `${at}/secret`, undefined);
    expect(rotated.body.secret).not.toBe(made.body.secret);
    const paused = await send('PATCH', at, { token: tokens.owner, json: { active: false } });
    expect(paused.body).toMatchObject({ state: 'paused', pausedBecause: 'person' });
    await post('owner', '/contacts', { name: 'Ana' });
    const { body } = await get('owner', `${at}/deliveries?state=pending&limit=1`);
    expect(body.items).toMatchObject([{ type: 'contact.created', state: 'pending', attempts: 0 }]);
    expect((await get('owner', `${at}/deliveries?state=delivered`)).body.items).toMatchObject([
      { status: 204 },
    ]);
    expect((await post('owner', `${at}/replay`, { state: 'all' })).body).toEqual({ replayed: 1 });
    expect((await post('owner', `${at}/replay`, { delivery: body.items[0].id })).status).toBe(409);
    expect((await post('owner', `${at}/replay`, { from: 'ontem' })).status).toBe(422);
    expect((await send('DELETE', at, { token: tokens.owner })).status).toBe(204);
    expect((await get('owner', at)).status).toBe(404);
  });

  it('refuse what they may not reach, what nobody knows, and whom they are not for', async () => {
    const refused = await post('manager', '/webhooks', {
      url: 'https://169.254.169.254/latest',
      events: ['contact.created'],
    });
    expect(refused.status).toBe(422);
    expect(refused.body.error.fields.url).toMatchObject([{ code: 'webhook_address' }]);
    expect(
      (await post('manager', '/webhooks', { url: receiver.url, events: ['contact.eaten'] })).status,
    ).toBe(422);
    expect(
      (await post('supervisor', '/webhooks', { url: receiver.url, events: ['contact.created'] })).status,
    ).toBe(403);
    expect((await get('agent', '/webhooks')).status).toBe(403);
    expect((await get('owner', '/webhooks/999/deliveries')).status).toBe(404);
  });

  it('say in the document what each event looks like', () => {
    const { post: arrived } = document.webhooks['interaction.arrived'] ?? {};
    expect(arrived?.requestBody?.content['application/json']?.schema).toMatchObject({
      properties: {
        type: { const: 'interaction.arrived' },
        data: { required: expect.arrayContaining(['id', 'contactId']) },
      },
    });
  });
});
