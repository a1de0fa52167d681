import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { startFlood } from '../../bench/shares/start-flood.ts';
import { percentile, signedIn, startPages } from './support/web.ts';

const CONTACTS = 100_000;
const SEARCHES = 200;
const EXPORTS = 190;
const LOOK_MS = 20_000;
/** Of the two web processes `startPages` starts, five for pages, five for searches and four for exports; and the test's own. */
const CONNECTIONS = 2 * (5 + 5 + 4) + 3;

const { db, url: databaseUrl } = useDatabase();

it('the list stays quick for others while one token searches on and on or one browser reads none of its exports', async () => {
  const { owner, supervisor } = await actors(db());
  await db().execute(sql`
    insert into contact (name, email)
    select (array['Ana','Maria','Antônia','Amanda','Eduardo','Ricardo','Mariana','Clementina'])[1 + n % 8] || ' '
        || (array['Silva','Carvalho','Oliveira','Andrade','Pereira','Moreira','Mendes'])[1 + n % 7] || ' '
        || (array['Ferreira','Miranda','Alvarenga','Filho','Santos'])[1 + n % 5] || ' ' || n,
      'c' || n || '@aurora.com.br'
    from generate_series(1, ${CONTACTS}::int) n`);
  await db().execute(sql`vacuum (analyze) contact`);
  const { token } = await createApiToken(owner, { name: 'Carga' }, db());
  const web = await startPages(databaseUrl());
  const { Cookie: session = '' } = await signedIn(owner, db());
  const headers = await signedIn(supervisor, db());

  let mostConnections = 0;
  const look = async () => {
    const times: number[] = [];
    for (const until = performance.now() + LOOK_MS; performance.now() < until; await pause(100)) {
      const began = performance.now();
      const answer = await fetch(`${web.url}/contacts`, { headers });
      await answer.text();
      expect(answer.status).toBe(200);
      times.push(performance.now() - began);
      const { rows } = await db().execute<{ count: number }>(
        sql`select count(*)::int as count from pg_stat_activity where datname = current_database()`,
      );
      mostConnections = Math.max(mostConnections, rows[0]?.count ?? 0);
    }
    return Math.round(percentile(times, 95));
  };
  const under = async (...[kind, credential, count]: [string, string, number]) => {
    const flood = startFlood(kind, { port: Number(new URL(web.url).port), credential, count });
    try {
      await pause(3_000);
      return await look();
    } finally {
      const ended = once(flood, 'exit');
      flood.kill('SIGTERM');
      await ended;
    }
  };

  await look();
  const quiet = await look();
  const searches = await under('searches', token, SEARCHES);
  const exports = await under('exports', session, EXPORTS);
  const after = await look();
  process.stderr.write(
    `list p95 ${quiet} ms quiet, ${searches} ms under ${SEARCHES} searches, ${exports} ms beside ${EXPORTS} unread exports, ${after} ms after; at most ${mostConnections} connections\n`,
  );
  expect(searches).toBeLessThan(3 * quiet);
  expect(exports).toBeLessThan(3 * quiet);
  expect(mostConnections).toBeLessThanOrEqual(CONNECTIONS);
});
