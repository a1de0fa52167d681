import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { contactFile, stream } from '#tests/support/import-file.ts';
import { tokenFor } from '../../api/client.ts';
import { startPages } from '../support/web.ts';

/** Without a sign of life for ten seconds an upload is over; the rest is for a busy machine. */
const FREE_WITHIN = 20_000;

const { db, url: databaseUrl } = useDatabase();

it('the lock of an upload is free within seconds of the restart when both web processes are killed', async () => {
  const people = await actors(db());
  const token = await tokenFor(people.manager, people.owner);
  const web = await startPages(databaseUrl());
  const send = (pieces: AsyncIterable<Buffer>) =>
    fetch(`${web.url}/api/v1/imports`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'text/csv' },
      body: pieces,
      duplex: 'half',
    } as unknown as RequestInit).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status;
      },
      () => 0,
    );
  const endless = send(slowly());
  await expect.poll(receiving, { timeout: 30_000 }).toBe(1);
  expect(await send(stream(contactFile(3)))).toBe(409);
  for (const pid of web.pids()) process.kill(pid, 'SIGKILL');
  const killed = performance.now();
  expect(await endless).toBe(0);
  let restarted = 0;
  for (let status = 0; status !== 202; status = await send(stream(contactFile(3)))) {
    if (status !== 0 && restarted === 0) restarted = performance.now();
    expect([0, 409]).toContain(status);
    expect(restarted && performance.now() - restarted).toBeLessThan(FREE_WITHIN);
    await pause(100);
  }
  const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);
  process.stderr.write(
    `free ${seconds(killed)} s after the kill, ${seconds(restarted || performance.now())} s after the restart\n`,
  );
  expect(await receiving()).toBe(0);
});

async function receiving(): Promise<number> {
  const { rows } = await db().execute(sql`select from run where state = 'receiving'`);
  return rows.length;
}

async function* slowly(): AsyncGenerator<Buffer> {
  for (;;) {
    yield* contactFile(100);
    await pause(200);
  }
}
