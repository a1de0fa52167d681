import { describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { useDatabase } from '#tests/support/database.ts';
import { send } from './client.ts';
import { useTokenHolders } from './token-holders.ts';

describe('notes through the API', () => {
  const { db } = useDatabase();
  const { people, tokens, get, post } = useTokenHolders(db);
  const remove = (role: keyof typeof tokens, id: number) =>
    send('DELETE', `/notes/${id}`, { token: tokens[role] });

  it('are written, listed newest first in pages, and deleted by who may', async () => {
    const { id } = await createContact(people.agent, { name: 'Dona Lurdes' }, db());
    const notes = `/contacts/${id}/notes`;
    const first = await post('agent', notes, { body: ' Prefere à tarde.\r\nLigar no fixo. ' });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ body: 'Prefere à tarde.\nLigar no fixo.', author: people.agent.name });
    for (const body of ['Pediu segunda via.', 'Pagou.']) await post('supervisor', notes, { body });
    const page = (await get('agent', `${notes}?limit=2`)).body;
    expect(page.items.map(({ body }: { body: string }) => body)).toEqual(['Pagou.', 'Pediu segunda via.']);
    const rest = (await get('agent', `${notes}?limit=2&cursor=${page.nextCursor}`)).body;
    expect(rest).toMatchObject({ items: [first.body], nextCursor: null });

    expect((await remove('agent', page.items[0].id)).status).toBe(403);
    expect((await remove('agent', first.body.id)).status).toBe(204);
    expect((await remove('manager', page.items[0].id)).status).toBe(204);
    expect((await remove('manager', page.items[0].id)).status).toBe(404);
  });

  it('are refused blank, and on nobody', async () => {
    const { id } = await createContact(people.agent, { name: 'Dona Lurdes' }, db());
    expect((await post('agent', `/contacts/${id}/notes`, { body: ' ' })).status).toBe(422);
    expect((await post('agent', `/contacts/${id}/notes`, { body: 'x', at: 1 })).status).toBe(422);
    expect((await get('agent', '/contacts/999999/notes')).status).toBe(404);
    await createSegment(people.owner, { name: 'Fechado' }, db());
    await updateContact(people.owner, id, { segments: ['Fechado'] }, db());
    expect((await get('agent', `/contacts/${id}/notes`)).status).toBe(404);
    expect((await post('agent', `/contacts/${id}/notes`, { body: 'x' })).status).toBe(404);
  });
});
