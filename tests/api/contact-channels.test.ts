import { describe, expect, it } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';
import { send } from './client.ts';
import { useTokenHolders } from './token-holders.ts';

describe('a contact’s channels through the API', () => {
  const { db } = useDatabase();
  const { tokens, get, post } = useTokenHolders(db);
  const remove = (role: 'manager' | 'supervisor', address: string) =>
    send('DELETE', address, { token: tokens[role] });

  it('are listed with their state and removed by kind', async () => {
    for (const kind of ['whatsapp', 'telegram', 'email'])
      await post('manager', '/channels', { kind, name: kind });
    const { id } = (await post('owner', '/contacts', { name: 'Ana', phones: ['5511987654321'] })).body;
    const call = { channel: 'telegram', from: { telegramId: '77' }, contactId: id, body: 'Oi' };
    const { id: interaction } = (await post('manager', '/interactions', call)).body;
    const list = await get('agent', `/contacts/${id}/channels`);
    expect(list.body.nextCursor).toBeNull();
    expect(
      list.body.items.map(({ kind, state, startable, obstacle }: Record<string, unknown>) => [
        kind,
        state,
        startable,
        obstacle,
      ]),
    ).toEqual([
      ['whatsapp', 'inactive', true, null],
      ['telegram', 'active', true, null],
      ['email', 'unavailable', false, 'without_address'],
    ]);
    expect((await remove('manager', `/contacts/${id}/channels/telegram`)).status).toBe(409);
    await post('manager', `/interactions/${interaction}/close`, {});
    expect((await remove('supervisor', `/contacts/${id}/channels/telegram`)).status).toBe(403);
    expect((await remove('manager', `/contacts/${id}/channels/telegram`)).status).toBe(204);
    expect((await remove('manager', `/contacts/${id}/channels/telegram`)).status).toBe(404);
    expect((await remove('manager', `/contacts/${id}/channels/fax`)).status).toBe(404);
    expect((await get('owner', '/contacts/999999/channels')).status).toBe(404);
  });
});
