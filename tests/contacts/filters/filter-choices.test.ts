import { beforeAll, expect, it } from 'vitest';
import { filterChoices } from '#app/(signed-in)/contacts/filters/filter-choices.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';
import { ensureTags } from '#lib/tags/ensure-tags.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

beforeAll(async () => {
  people = await actors(db());
});

const namesOf = (choices: { tags: readonly (readonly [string, string])[] }) =>
  choices.tags.map(([, name]) => name);

it('offers every tag as long as there are few, whatever is searched', async () => {
  await createContact(people.agent, { name: 'Ana', tags: ['Atacado', 'Zona sul'] });
  const choices = await filterChoices(people.agent, { filters: {}, tagName: 'zona' });
  expect(choices.someTags).toBeNull();
  expect(namesOf(choices)).toEqual(['Atacado', 'Zona sul']);
});

it('finds one of too many by a part of its name, and keeps what is ticked among them', async () => {
  await ensureTags(
    Array.from({ length: 210 }, (_, at) => `Lote ${at}`),
    db(),
  );
  const first = await filterChoices(people.agent, { filters: {} });
  expect(first.someTags).toEqual({ shown: 200, all: 212 });
  expect(namesOf(first)).not.toContain('Zona sul');
  const found = await filterChoices(people.agent, { filters: { tag: 'Atacado' }, tagName: 'ZÔNA' });
  expect(found.someTags).toEqual({ shown: 1, all: 212 });
  expect(namesOf(found)).toEqual(['Zona sul', 'Atacado']);
});
