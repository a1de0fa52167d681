import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { formOf, signedIn, startPages } from './support/web.ts';

const { db, url: databaseUrl } = useDatabase();

it('answers every door as busy while no connection is free or each one dies, and keeps what was typed', async () => {
  const { owner, ...others } = await actors(db());
  const everybody = [owner, ...Object.values(others)];
  const { id } = await createContact(owner, { name: 'Dona Lurdes' }, db());
  const web = await startPages(databaseUrl());
  const pages = await Promise.all(everybody.map((person) => signedIn(person, db())));
  const form = await formOf(`${web.url}/contacts/new`, 'name', pages[0]);

  const wrong: string[] = [];
  let busy = 0;
  let fine = 0;
  let writes = 0;
  const ask = async (path: string, init: RequestInit): Promise<{ status: number; text: string }> => {
    const answer = await fetch(web.url + path, { redirect: 'manual', ...init });
    const text = await answer.text();
    // 429: others of the same person wait already.
    if (answer.status === 503 || answer.status === 429) {
      busy++;
      if (!answer.headers.has('retry-after')) wrong.push(`${path} says nothing of when`);
    } else if (answer.status < 400) fine++;
    else wrong.push(`${init.method ?? 'GET'} ${path} ${answer.status}`);
    return { status: answer.status, text };
  };
  const doorsOf = async (at: number) => {
    const page = pages[at] ?? {};
    const { token } = await createApiToken(owner, { name: `ERP ${at}`, userId: everybody[at]?.userId }, db());
    const api = { Authorization: `Bearer ${token}` };
    return [
      () => ask('/contacts', { headers: page }),
      () => ask(`/contacts/${id}`, { headers: page }),
      () => ask('/', { headers: page }),
      () => ask('/api/notifications', { headers: page }),
      () => ask('/api/v1/contacts', { headers: api }),
      () =>
        ask('/api/v1/contacts', {
          method: 'POST',
          headers: { ...api, 'Content-Type': 'application/json' },
          body: JSON.stringify({ name: `Novo ${writes++}` }),
        }),
      () => form.send({ name: `Nova ${writes++}` }, page, ask),
    ];
  };
  const doors = (await Promise.all(everybody.map((_person, at) => doorsOf(at)))).flat();
  const everyDoor = () => Promise.all(doors.map((door) => door()));
  await everyDoor();
  expect([wrong, busy]).toEqual([[], 0]);

  // Whoever asks for a session waits for its table, on every connection of the pool.
  await db().transaction(async (tx) => {
    await tx.execute(sql`lock table user_session, api_token in access exclusive mode`);
    const typed = form.send({ name: 'Dona Rita da Silva' }, pages[0] ?? {}, ask);
    await everyDoor();
    const { status, text } = await typed;
    expect(status).toBe(503);
    expect(text).toMatch(/<input type="hidden" name="[^"]*name" value="Dona Rita da Silva">/);
  });
  expect(wrong).toEqual([]);
  expect(busy).toBe(doors.length + 1);

  let isDone = false;
  const killing = (async () => {
    while (!isDone) {
      await db().execute(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and application_name = 'carteira'
          and state <> 'idle'`);
      await pause(2);
    }
  })();
  for (let round = 0; round < 20; round++) await everyDoor();
  isDone = true;
  await killing;
  process.stderr.write(`${fine} answered, ${busy} told that it is busy\n`);
  expect(wrong).toEqual([]);
  expect(busy).toBeGreaterThan(doors.length + 1);

  const before = busy;
  await everyDoor();
  expect([wrong, busy]).toEqual([[], before]);
});
