import { beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { createTag } from '#lib/tags/create-tag.ts';
import { deleteTag } from '#lib/tags/delete-tag.ts';
import { ensureTags } from '#lib/tags/ensure-tags.ts';
import { getTag } from '#lib/tags/get-tag.ts';
import { listTags } from '#lib/tags/list-tags.ts';
import { renameTag } from '#lib/tags/rename-tag.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

beforeAll(async () => {
  people = await actors(db());
});

describe('tags', () => {
  it('come into being with the contact that names them, once', async () => {
    const named = Array.from({ length: 5 }, (_, at) =>
      createContact(people.agent, { name: `Pessoa ${at}`, tags: ['Fidelização', 'ATACADO'] }),
    );
    await Promise.all(named);
    await createContact(people.agent, { name: 'Outra', tags: ['fidelizacao'] });
    expect((await listTags(people.agent)).map(({ name }) => name)).toEqual(['ATACADO', 'Fidelização']);
  });

  it('are found by writers at once, in any order, without waiting for each other forever', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `Lote ${at}`);
    const runs = [names, names.toReversed()].map((list) => db().transaction((tx) => ensureTags(list, tx)));
    const [one, other] = await Promise.all(runs);
    expect(one?.idOf('lote 3')).toBe(other?.idOf('Lote 3'));
  });

  it('have one name each', async () => {
    expect(await refusal(createTag(people.agent, { name: 'atacado' }))).toEqual({ name: ['tag_taken'] });
    expect(await refusal(createTag(people.agent, { name: 'um, dois' }))).toEqual({
      name: ['tag_with_comma'],
    });
    expect(await refusal(createContact(people.agent, { name: 'Lia', tags: ['um, dois'] }))).toEqual({
      tags: ['tag_with_comma'],
    });
    const [first, second] = await listTags(people.agent);
    expect(await refusal(renameTag(people.owner, second?.id ?? 0, { name: first?.name }))).toEqual({
      name: ['tag_taken'],
    });
  });

  it('are renamed on every contact, and taken from them when deleted', async () => {
    const contact = await createContact(people.agent, { name: 'Nina', tags: ['Antiga', 'Lead'] });
    const tag = contact.tags.find(({ name }) => name === 'Antiga');
    const id = tag?.id ?? 0;
    await renameTag(people.manager, id, { name: 'antiga' });
    expect((await getContact(people.agent, contact.id)).tags).toMatchObject([
      { name: 'antiga' },
      { name: 'Lead' },
    ]);
    expect(await getTag(people.manager, id)).toMatchObject({ contacts: 1 });
    await deleteTag(people.manager, id);
    expect((await getContact(people.agent, contact.id)).tags).toMatchObject([{ name: 'Lead' }]);
    await expect(deleteTag(people.manager, id)).rejects.toThrow(NotFound);
  });

  it('are renamed and deleted by owners and managers only', async () => {
    const [tag] = await listTags(people.agent);
    for (const actor of [people.supervisor, people.agent]) {
      await expect(renameTag(actor, tag?.id ?? 0, { name: 'Minha' })).rejects.toThrow(Forbidden);
      await expect(deleteTag(actor, tag?.id ?? 0)).rejects.toThrow(Forbidden);
      await expect(getTag(actor, tag?.id ?? 0)).rejects.toThrow(Forbidden);
    }
  });
});
