import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { connectionString, type Database } from '#db/client.ts';
import * as schema from '#db/schema/index.ts';
import { readEnvironment } from '#lib/core/env.ts';
import { purgeDatabase } from '#lib/privacy/purge/purge-database.ts';
import { searchDatabase } from '#lib/privacy/search/search-database.ts';
import { searchFiles } from '#lib/privacy/search/search-files.ts';
import type { Passwords } from './postgres-passwords.ts';
import { ROOT } from './root.ts';

/**
 * Where any line of the standard input stands, in every spelling: in the database, and with `files` in the data folder and the
 * build. Values come by the standard input, since arguments are seen by everybody on the machine.
 */
export async function searchPrivacy(files: boolean): Promise<string> {
  const texts = (await readAll(process.stdin))
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (texts.length === 0) throw new Error('Write what to look for to the standard input, one value a line.');
  return asOperator(async (_, client) => {
    const hits = await searchDatabase(texts, client);
    const found = files
      ? await searchFiles(texts, [dataFolder(), join(ROOT, process.env.NEXT_DIST_DIR ?? '.next')])
      : [];
    const lines = [...hits.map(({ place, rows }) => `${place}: ${rows}`), ...found];
    return lines.length > 0 ? lines.join('\n') : 'Nothing was found.';
  });
}

/** The nightly physical erasure. */
export async function purgePrivacy(): Promise<string> {
  return asOperator(async (db) => {
    const { tables, skipped } = await purgeDatabase(db);
    const total = tables.reduce((sum, { seconds }) => sum + seconds, 0);
    const long = tables
      .filter(({ seconds }) => seconds >= 1)
      .map(({ table, seconds }) => `${table}: readers waited ${seconds} s`);
    const left = skipped.map(
      (what) =>
        `Not done, the role may not: ${what}. docs/privacy.md tells how to do it on a server of one's own.`,
    );
    return [`Erased physically in ${tables.length} tables, ${total.toFixed(1)} s.`, ...long, ...left].join(
      '\n',
    );
  });
}

/** As the superuser of the embedded server, else as the role of DATABASE_URL. */
async function asOperator<Result>(
  work: (db: Database, client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: operatorUrl(), application_name: 'carteira privacy' });
  await client.connect();
  try {
    return await work(drizzle(client, { schema, casing: 'snake_case' }), client);
  } finally {
    await client.end();
  }
}

function operatorUrl(): string {
  const own = new URL(connectionString());
  const file = join(dataFolder(), 'postgres-passwords.json');
  if (!existsSync(file)) return own.href;
  const { application, superuser } = JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  // Another server than the embedded one, whose folder is left from before.
  if (own.password !== application) return own.href;
  own.username = 'postgres';
  own.password = superuser;
  return own.href;
}

function dataFolder(): string {
  const { DATA_DIR } = readEnvironment();
  return isAbsolute(DATA_DIR) ? DATA_DIR : join(ROOT, DATA_DIR);
}
