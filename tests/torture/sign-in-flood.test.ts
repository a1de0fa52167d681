import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withKnownAccount } from '#lib/users/sign-in/known-browser.ts';
import { hashPassword } from '#lib/users/sign-in/password.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { percentile, signedIn, startPages } from './support/web.ts';

const PER_SECOND = 50;
const SECONDS = 20;
const CONTACTS = 5_000;
const PASSWORD = 'uma frase do mar';

const { db, url: databaseUrl } = useDatabase();

it('a flood of sign-ins leaves the list usable, and lets in who is known', async () => {
  const { owner } = await actors(db());
  await db().execute(sql`
    insert into contact (name, email) select 'Contato ' || n, 'c' || n || '@aurora.com.br'
    from generate_series(1, ${CONTACTS}::int) n`);
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
  const form = await signInForm(web.url);
  const statuses = new Map<number, number>();
  const sent: Promise<void>[] = [];
  const flood = setInterval(() => {
    const email = `nobody${sent.length}@aurora.com.br`;
    sent.push(
      fetch(`${web.url}/sign-in`, {
        method: 'POST',
        headers: form.headers,
        body: form.with(email, 'errada errada'),
      }).then(async (answer) => {
        await answer.arrayBuffer();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      }),
    );
  }, 1_000 / PER_SECOND);
  const times = await timesFor((SECONDS * 1_000) / 2);
  const known = await fetch(`${web.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...form.headers, Cookie: `carteira-browser=${withKnownAccount(undefined, owner.email)}` },
    body: form.with(owner.email, PASSWORD),
  });
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

/** The sign-in form as a browser without scripts would send it. */
async function signInForm(url: string) {
  const page = await (await fetch(`${url}/sign-in`)).text();
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(
    ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')] as const,
  );
  return {
    headers: { Origin: url, 'Sec-Fetch-Site': 'same-origin', Accept: 'text/html' },
    with(email: string, password: string): FormData {
      const form = new FormData();
      for (const [name, value] of hidden) form.append(name, value);
      form.append('email', email);
      form.append('password', password);
      return form;
    },
  };
}
