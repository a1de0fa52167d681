import { describe, expect, it } from 'vitest';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import spellings from '#tests/fixtures/routing/number-spellings.json' with { type: 'json' };
import { useDatabase } from '#tests/support/database.ts';
import { send } from './client.ts';
import { useTokenHolders } from './token-holders.ts';

describe('the blacklist through the API', () => {
  const { db } = useDatabase();
  const { tokens, get, post } = useTokenHolders(db);
  const remove = (json: unknown, role: 'supervisor' | 'agent' = 'supervisor') =>
    send('DELETE', '/blacklist', { token: tokens[role], json });

  it.each(['inbound', 'outbound'] as const)('lists, adds and removes numbers: %s', async (direction) => {
    for (const { typed, e164 } of spellings.lists[direction]) {
      const given = { direction, number: typed, note: 'Trote' };
      const added = await post('supervisor', '/blacklist', given);
      expect([added.status, added.body.number]).toEqual([201, e164.slice(1)]);
      expect(added.body).toMatchObject({ addedBy: 'paula@aurora.example', refused: 0, lastRefusedAt: null });
      const again = await post('owner', '/blacklist', { ...given, note: null });
      expect([again.status, again.body]).toEqual([200, added.body]);
    }
    const page = await get('manager', `/blacklist?direction=${direction}&limit=3`);
    expect(page.body.items).toHaveLength(3);
    const rest = await get('manager', `/blacklist?direction=${direction}&cursor=${page.body.nextCursor}`);
    expect(rest.body.items.length + 3).toBe(spellings.lists[direction].length);
    const [first] = rest.body.items;
    expect(
      (await get('owner', `/blacklist?direction=${direction}&search=${first.number}`)).body.items,
    ).toEqual([first]);
    const number = direction === 'inbound' ? '01187654321' : '+55 (11) 8765-4321';
    expect((await remove({ direction, number })).status).toBe(204);
    expect((await remove({ direction, number })).status).toBe(404);
  });

  it('says what is wrong, and refuses who may not', async () => {
    const wrong = await post('owner', '/blacklist', { direction: 'outbound', number: '11987654321' });
    expect([wrong.status, wrong.body.error.fields.number[0].code]).toEqual([
      422,
      'phone_country_code_missing',
    ]);
    const nowhere = await post('owner', '/blacklist', { number: '11987654321' });
    expect([nowhere.status, Object.keys(nowhere.body.error.fields)]).toEqual([422, ['direction']]);
    expect((await get('owner', '/blacklist?direction=both')).status).toBe(422);
    const given = { direction: 'inbound', number: '11987654321' };
    expect((await get('agent', '/blacklist')).status).toBe(403);
    expect((await post('agent', '/blacklist', given)).status).toBe(403);
    expect((await remove(given, 'agent')).status).toBe(403);
  });

  it('refuses with 200 who calls from one, and with 409 to call one', async () => {
    const { id: channel } = (await post('manager', '/channels', { kind: 'voice', name: 'Voz' })).body;
    const { id } = (await post('owner', '/contacts', { name: 'Ana', phones: ['5521977776666'] })).body;
    await post('owner', '/blacklist', { direction: 'inbound', number: '2177776666' });
    await post('owner', '/blacklist', { direction: 'outbound', number: '552177776666' });
    const refused = await post('manager', '/interactions', { channel, from: { phone: '02177776666' } });
    expect(refused.status).toBe(200);
    expect(refused.body.decision).toEqual({ action: 'refuse', reason: 'number_blacklisted_inbound' });
    const call = { channel, direction: 'outbound', contactId: id };
    const started = await post('supervisor', '/interactions', call);
    expect([started.status, started.body.error.fields.to[0].code]).toEqual([
      409,
      'number_blacklisted_outbound',
    ]);
    const counted = (await get('owner', '/blacklist?search=77776666')).body.items;
    expect(counted.map((one: { refused: number }) => one.refused)).toEqual([1, 1]);
  });

  it('imports a file in the background, to be followed as any import', async () => {
    const body = new FormData();
    body.set('file', new File(['phone\n48999900001\n5548999900003\n'], 'lista.csv'));
    body.set('direction', 'inbound');
    body.set('note', 'Procon');
    const token = tokens.supervisor;
    const form = await send('POST', '/blacklist/import', { token, body });
    expect([form.status, form.headers.get('location')]).toEqual([202, `/api/v1/imports/${form.body.id}`]);
    await executeRun(form.body.id, RUN_KINDS);
    expect((await get('supervisor', `/imports/${form.body.id}`)).body).toMatchObject({
      target: 'blacklist_inbound',
      status: 'completed',
      color: 'yellow',
      rows: 2,
      created: 1,
      updated: 0,
      rejected: 1,
    });
    expect((await get('owner', '/blacklist?search=99990000')).body.items).toMatchObject([
      { direction: 'inbound', number: '5548999900001', note: 'Procon', addedBy: 'paula@aurora.example' },
    ]);
    body.delete('direction');
    const nowhere = await send('POST', '/blacklist/import', { token, body });
    expect([nowhere.status, Object.keys(nowhere.body.error.fields)]).toEqual([422, ['direction']]);
    const text = { token, headers: { 'Content-Type': 'text/csv' }, body: '5548999920001\n' };
    expect((await send('POST', '/blacklist/import?direction=outbound', text)).status).toBe(202);
  });
});
