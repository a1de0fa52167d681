import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { getListColumns } from '#lib/users/get-list-columns.ts';
import { setListColumns } from '#lib/users/set-list-columns.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<'owner' | 'agent', Actor>;

beforeAll(async () => {
  people = await actors(db());
});

it('keeps the columns of each user in their order, each once, and forgets them again', async () => {
  expect(await getListColumns(people.agent, db())).toBeNull();
  await setListColumns(people.agent, { columns: ['email', 'custom:7', 'phone', 'email'] }, db());
  expect(await getListColumns(people.agent, db())).toEqual(['email', 'custom:7', 'phone']);
  expect(await getListColumns(people.owner, db())).toBeNull();
  await setListColumns(people.agent, { columns: [] }, db());
  expect(await getListColumns(people.agent, db())).toEqual([]);
  await setListColumns(people.agent, { columns: null }, db());
  expect(await getListColumns(people.agent, db())).toBeNull();
});

it('refuses what can be no column', async () => {
  for (const columns of [
    ['<b>'],
    ['custom:x'],
    ['a'.repeat(40)],
    'email',
    Array.from({ length: 200 }, () => 'email'),
  ])
    await expect(setListColumns(people.agent, { columns }, db()), String(columns)).rejects.toThrow(Refused);
});
