import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withKnownAccount } from '#lib/users/sign-in/known-browser.ts';
import { hashPassword } from '#lib/users/sign-in/password.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { formOf, percentile, signedIn, startPages } from './support/web.ts';

const PER_SECOND = 50;
const SECONDS = 20;
const CONTACTS = 100_000;
const PASSWORD = 'uma frase do mar';

const { db, url: databaseUrl } = useDatabase();

it('a flood of sign-ins leaves the list usable, and lets in who is known', async () => {
  const { owner } = await actors(db());
  await db().execute(sql`
    insert into contact (name, email) select 'Contato ' || n, 'c' || n || '@aurora.com.br'
    from generate_series(1, ${CONTACTS}::int) n`);
  await db().execute(sql`analyze contact`);
  await db().execute(sql`update app_user set password_hash = ${await hashPassword(PASSWORD)}`);
  const web = await startPages(databaseUrl());
  const headers = await signedIn(owner, db());
  const readList = async () => {
    const began = performance.now();
    const answer = await fetch(`${web.url}/contacts`, { headers });
    expect(answer.status).toBe(200);
    await answer.text();
    return performance.now() - began;
  };
  const timesFor = async (milliseconds: number) => {
    const times: number[] = [];
    for (const until = performance.now() + milliseconds; performance.now() < until; await pause(100))
      times.push(await readList());
    return times;
  };

  await timesFor(5_000);
  const quiet = await timesFor(SECONDS * 1_000);
  const form = await formOf(`${web.url}/sign-in`, 'email');
  const statuses = new Map<number, number>();
  const send = (email: string, password: string, more: Record<string, string> = {}) =>
    form.send({ email, password }, more, async (path, init) => {
      const answer = await fetch(web.url + path, { redirect: 'manual', ...init });
      return { status: answer.status, text: await answer.text() };
    });
  const sent: Promise<void>[] = [];
  const flood = setInterval(() => {
    sent.push(
      send(`nobody${sent.length}@aurora.com.br`, 'errada errada').then(({ status }) => {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }),
    );
  }, 1_000 / PER_SECOND);
  const times = await timesFor((SECONDS * 1_000) / 2);
  const marks = withKnownAccount(undefined, owner.email);
  const known = await send(owner.email, PASSWORD, { Cookie: `carteira-browser=${marks}` });
  times.push(...(await timesFor((SECONDS * 1_000) / 2)));
  clearInterval(flood);
  await Promise.all(sent);

  const [before, during] = [percentile(quiet, 95), percentile(times, 95)];
  process.stderr.write(
    `list p95 ${Math.round(before)} ms quiet, ${Math.round(during)} ms at ${PER_SECOND}/s; ${JSON.stringify([...statuses])}\n`,
  );
  expect(during).toBeLessThan(3 * before);
  expect(statuses.get(429)).toBeGreaterThan((PER_SECOND * SECONDS) / 2);
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(known.status).toBe(303);
});
