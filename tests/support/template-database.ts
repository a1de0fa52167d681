import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { migrate } from '#db/migrate.ts';

const TEMPLATE_LOCK = 7_421_900;

/** The name of a migrated database of the application's role, made once for every state of the migrations. */
export async function ensureTemplateDatabase(adminUrl: string, applicationUrl: string): Promise<string> {
  const name = `carteira_template_${migrationsDigest()}`;
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    if (await exists(client, name)) return name;
    // Renamed when complete: a run that was killed leaves no half-made template.
    await client.query(`drop database if exists ${name}_new with (force)`);
    await client.query(`create database ${name}_new owner ${roleOf(applicationUrl)}`);
    await migrate(urlOf(applicationUrl, `${name}_new`));
    await client.query(`alter database ${name}_new rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

/** The same server's address of another database. */
export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** The role an address connects as, quoted for a statement. */
export function roleOf(url: string): string {
  return pg.escapeIdentifier(decodeURIComponent(new URL(url).username));
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  return Boolean((await client.query('select 1 from pg_database where datname = $1', [name])).rowCount);
}

function migrationsDigest(): string {
  const root = new URL('../../', import.meta.url);
  const migrations = new URL('db/migrations/', root);
  const files = readdirSync(migrations, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort();
  const hash = createHash('sha256');
  for (const file of [
    ...files,
    new URL('db/queue-schema.ts', root),
    new URL('node_modules/pg-boss/package.json', root),
  ]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
