import { describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { useTokenHolders } from './token-holders.ts';

describe('blocking through the API', () => {
  const { db } = useDatabase();
  const { get, post } = useTokenHolders(db);

  it('blocks, refuses with 200 what comes then, and unblocks', async () => {
    const { id: channel } = (await post('manager', '/channels', { kind: 'whatsapp', name: 'WhatsApp' })).body;
    const { id } = (await post('owner', '/contacts', { name: 'Ana', phones: ['5511987654321'] })).body;
    const blocked = await post('agent', `/contacts/${id}/block`, { reason: 'Trote' });
    expect([blocked.status, blocked.body.blocked]).toEqual([200, true]);
    const call = { channel, from: { phone: '551187654321' }, body: 'Oi' };
    const refused = await post('manager', '/interactions', call);
    expect(refused.status).toBe(200);
    expect(refused.body).toMatchObject({
      state: 'refused',
      decision: { action: 'refuse', reason: 'contact_blocked' },
    });
    expect((await get('owner', '/contacts?blocked=true')).body.items).toMatchObject([{ id, blocked: true }]);
    expect((await post('owner', `/contacts/${id}/block`, { reason: 'Trote' })).status).toBe(409);
    expect((await post('owner', `/contacts/${id}/block`, {})).status).toBe(422);
    expect((await post('agent', `/contacts/${id}/unblock`, undefined)).status).toBe(403);
    const unblocked = await post('supervisor', `/contacts/${id}/unblock`, undefined);
    expect([unblocked.status, unblocked.body.blocked]).toEqual([200, false]);
    expect((await post('supervisor', `/contacts/${id}/unblock`, undefined)).status).toBe(409);
    expect((await post('owner', '/contacts/999999/block', { reason: 'Trote' })).status).toBe(404);
    expect((await post('manager', '/interactions', call)).status).toBe(201);
  });
});
