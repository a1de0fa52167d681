import { beforeAll, describe, expect, it } from 'vitest';
import { organization } from '#db/schema/index.ts';
import { useDatabase } from '#tests/support/database.ts';
import { useTokenHolders } from './token-holders.ts';

describe('duplicates through the API', () => {
  const { db } = useDatabase();
  const { get, post } = useTokenHolders(db);
  const ids: number[] = [];

  beforeAll(async () => {
    await db().update(organization).set({ allowDuplicates: true });
    for (const [name, phone] of [
      ['Ana', '5511987654321'],
      ['A. Lima', '5511987654321'],
      ['Bia', '5511987654322'],
      ['B. Souza', '5511987654322'],
      ['Só', '5511987654323'],
    ] as const)
      ids.push((await post('owner', '/contacts', { name, phones: [phone] })).body.id);
  });

  it('are listed group by group, page by page, and read by any member', async () => {
    const [ana, lima, bia, souza, alone] = ids;
    const first = (await get('agent', '/duplicates?limit=1')).body;
    expect(first).toMatchObject({
      items: [
        {
          id: ana,
          size: 2,
          kinds: ['phone'],
          conflict: false,
          crowded: false,
          primaryId: lima,
          primaryReason: 'newest',
          members: [
            { id: lima, name: 'A. Lima' },
            { id: ana, name: 'Ana' },
          ],
          links: [{ kind: 'phone', value: '5511987654321', contactIds: [lima, ana], holders: 2 }],
        },
      ],
      nextCursor: `2-${ana}`,
    });
    const second = (await get('agent', `/duplicates?limit=1&cursor=${first.nextCursor}`)).body;
    expect(second).toMatchObject({ items: [{ id: bia }], nextCursor: null });
    expect(
      (await get('agent', '/duplicates?search=souza&kind=phone&conflict=false&size=2')).body.items,
    ).toMatchObject([{ id: bia }]);
    expect((await get('agent', '/duplicates?conflict=true')).body.items).toEqual([]);
    expect((await get('agent', `/duplicates/${souza}`)).body).toMatchObject({ id: bia });
    for (const id of [alone, 999_999]) expect((await get('agent', `/duplicates/${id}`)).status).toBe(404);
    for (const query of ['kind=name', 'conflict=maybe', 'cursor=1', 'size=1', 'color=red'])
      expect((await get('agent', `/duplicates?${query}`)).status, query).toBe(422);
  });

  it('are told apart', async () => {
    const contactIds = ids.slice(2, 4);
    expect((await post('agent', '/duplicates/dismiss', { contactIds })).status).toBe(204);
    expect((await get('agent', `/duplicates/${contactIds[0]}`)).status).toBe(404);
    expect((await post('agent', '/duplicates/dismiss', { contactIds: [ids[0]] })).status).toBe(422);
    expect((await post('agent', '/duplicates/dismiss', { contactIds: [ids[0], 999_999] })).status).toBe(404);
  });
});
