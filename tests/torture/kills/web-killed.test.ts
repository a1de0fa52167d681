import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { signedIn, startPages } from '../support/web.ts';

const KILLS = 5;
const READERS = 6;
const WRITERS = 2;
/** Starts that a gap may take: the processes may be killed again while they start. */
const STARTS = 3;

const { db, url: databaseUrl } = useDatabase();

it('readers see a short gap and nothing broken when both web processes are killed, and nothing is half written', async () => {
  const people = await actors(db());
  // Comes before those that the writers add, however many: the list's first page keeps showing her.
  const { id } = await createContact(people.owner, { name: 'Ana Lurdes' }, db());
  const { token } = await createApiToken(people.owner, { name: 'ERP' }, db());
  const web = await startPages(databaseUrl());
  const page = await signedIn(people.owner, db());
  const api = { Authorization: `Bearer ${token}` };
  const asked: [string, Record<string, string>][] = [
    ['/contacts', page],
    [`/contacts/${id}`, page],
    // What the writers add comes first in a list of all.
    ['/api/v1/contacts?search=Lurdes', api],
  ];
  let stopped = false;
  let last = performance.now();
  let longestGap = 0;
  const wrong: string[] = [];
  const answered = { reads: 0, writes: 0, broken: 0 };
  const names = new Set<string>();

  function succeeded(): void {
    longestGap = Math.max(longestGap, performance.now() - last);
    last = performance.now();
  }

  async function read(at: number): Promise<void> {
    while (!stopped) {
      const [path, headers] = asked[at++ % asked.length] as (typeof asked)[number];
      const answer = await fetch(web.url + path, { headers })
        .then(async (response) => ({ status: response.status, text: await response.text() }))
        .catch(() => null);
      if (answer === null) {
        answered.broken++;
        await pause(20);
        continue;
      }
      answered.reads++;
      const isWhole = path.startsWith('/api/')
        ? JSON.parse(answer.text).items
        : answer.text.endsWith('</html>');
      if (answer.status !== 200 || !isWhole || !answer.text.includes('Ana Lurdes'))
        wrong.push(`${path} ${answer.status} ${answer.text.length}`);
      else succeeded();
    }
  }

  async function write(who: number): Promise<void> {
    for (let at = 0; !stopped; at++) {
      const name = `Contato ${who} ${at}`;
      const body = JSON.stringify({ name, email: `c${who}.${at}@aurora.com.br` });
      const headers = { ...api, 'Content-Type': 'application/json' };
      const status = await fetch(`${web.url}/api/v1/contacts`, { method: 'POST', headers, body })
        .then(async (response) => {
          await response.arrayBuffer();
          return response.status;
        })
        .catch(() => 0);
      if (status === 201) {
        names.add(name);
        answered.writes++;
      } else if (status !== 0 && status !== 503) wrong.push(`POST ${status}`);
      else await pause(20);
    }
  }

  const work = [
    ...Array.from({ length: READERS }, (_, at) => read(at)),
    ...Array.from({ length: WRITERS }, (_, who) => write(who)),
  ];
  for (let kill = 0; kill < KILLS; kill++) {
    const before = answered.reads;
    while (answered.reads < before + 30) await pause(20);
    await pause(Math.random() * 500);
    for (const pid of web.pids()) killIfThere(pid);
  }
  const before = answered.reads;
  while (answered.reads < before + 30) await pause(20);
  stopped = true;
  await Promise.all(work);

  process.stderr.write(
    `started in ${Math.round(web.startedIn)} ms, longest gap ${Math.round(longestGap)} ms, ${JSON.stringify(answered)}\n`,
  );
  expect(wrong).toEqual([]);
  expect(answered.broken).toBeGreaterThan(0);
  expect(longestGap).toBeLessThan(STARTS * web.startedIn + 5_000);
  // What was confirmed is there; what is there is whole: with its identifier and its line in the trail.
  const { rows } = await db().execute<{ name: string; identifiers: number; events: number }>(sql`
    select name,
      (select count(*)::int from contact_identifier i where i.contact_id = contact.id) as identifiers,
      (select count(*)::int from audit_event e where e.subject = 'contact' and e.subject_id = contact.id
        and e.action = 'contact.created') as events
    from contact where name <> 'Ana Lurdes'`);
  const stored = new Set(rows.map(({ name }) => name));
  expect([...names].filter((name) => !stored.has(name))).toEqual([]);
  expect(rows.filter(({ identifiers, events }) => identifiers !== 1 || events !== 1)).toEqual([]);
});

/** The others end by themselves as soon as their keeper is gone. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
