import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { setListColumns } from '#lib/users/profile/set-list-columns.ts';
import { openSession } from '#lib/users/sign-in/open-session.ts';
import { sessionActor } from '#lib/web/session-actor.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<'owner' | 'agent', Actor>;

beforeAll(async () => {
  people = await actors(db());
});

/** As the next request finds them. */
async function columnsOf({ userId }: Actor) {
  return (await sessionActor(await openSession(userId, db()), {}, db()))?.listColumns;
}

it('keeps the columns of each user in their order, each once, and forgets them again', async () => {
  expect(await columnsOf(people.agent)).toBeNull();
  await setListColumns(people.agent, { columns: ['email', 'custom:7', 'phone', 'email'] }, db());
  expect(await columnsOf(people.agent)).toEqual(['email', 'custom:7', 'phone']);
  expect(await columnsOf(people.owner)).toBeNull();
  await setListColumns(people.agent, { columns: [] }, db());
  expect(await columnsOf(people.agent)).toEqual([]);
  await setListColumns(people.agent, { columns: null }, db());
  expect(await columnsOf(people.agent)).toBeNull();
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
