import pg from 'pg';
import { StartRefused } from './start-refused.ts';

const LEAST_VERSION = 150_000;
const EXTENSIONS = ['pg_trgm', 'unaccent'];

export interface ServerFacts {
  version: number;
  versionName: string;
  encoding: string;
  /** Whether it maps case beyond ASCII, which the locale C does not. */
  knowsCapitals: boolean;
  standby: boolean;
  mayCreate: boolean;
  missing: string[];
  refused: string[];
}

/** @throws StartRefused with the one thing to correct */
export async function inspectServer(url: string): Promise<void> {
  const server = serverName(url);
  const reason = whyUnfit(await factsOf(url, server), server);
  if (reason) throw new StartRefused(reason);
}

/** The first reason, as a sentence; null when the server is suitable. */
export function whyUnfit(facts: ServerFacts, server: string): string | null {
  const { version, versionName, encoding, knowsCapitals, standby, mayCreate, missing, refused } = facts;
  if (version < LEAST_VERSION) return `${server} is Postgres ${versionName}, and Carteira needs 15 or newer.`;
  if (standby) return `${server} is a read-only standby: let DATABASE_URL name the primary.`;
  if (encoding !== 'UTF8') return `The database at ${server} is encoded in ${encoding}: create it with UTF8.`;
  if (!knowsCapitals) {
    return `The database at ${server} takes Á and á for different letters: create it with a locale such as C.UTF-8 or pt_BR.UTF-8.`;
  }
  if (missing.length > 0) {
    return `${server} lacks the extension ${missing.join(' and ')}: install the package postgresql-contrib there.`;
  }
  if (mayCreate && refused.length === 0) return null;
  const what = refused.length > 0 ? `the extension ${refused.join(' and ')}` : 'its tables';
  return `The user of DATABASE_URL may not create ${what} at ${server}: make it the owner of the database.`;
}

/** Host and database, without user and password. */
function serverName(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  return `${hostname || searchParams.get('host') || 'localhost'}:${port || 5432}${pathname}`;
}

async function factsOf(url: string, server: string): Promise<ServerFacts> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<ServerFacts>(FACTS_QUERY, [EXTENSIONS]);
    return rows[0] as ServerFacts;
  } catch (error) {
    throw new StartRefused(connectionProblem(error, server));
  } finally {
    await client.end().catch(() => {});
  }
}

/** Trusted extensions need the create right in the database; others need a superuser. */
const FACTS_QUERY = `
  select current_setting('server_version_num')::int as version,
    current_setting('server_version') as "versionName",
    pg_encoding_to_char(encoding) as encoding,
    (select lower(chr(capital)) <> chr(capital) from (
      select case pg_encoding_to_char(encoding) when 'UTF8' then ascii('Á') else ascii('A') end
    ) as one (capital)) as "knowsCapitals",
    pg_is_in_recovery() as standby,
    has_database_privilege(datname, 'create') and has_schema_privilege('public', 'create') as "mayCreate",
    array(select name from unnest($1::text[]) as name
      where name not in (select name from pg_available_extensions)) as missing,
    array(select distinct name::text from pg_available_extension_versions
      where name = any($1) and not (trusted or current_setting('is_superuser')::bool)
        and name not in (select extname from pg_extension)) as refused
  from pg_database where datname = current_database()`;

function connectionProblem(error: unknown, server: string): string {
  const { code = 'unknown', message } = error as { code?: string; message: string };
  if (code === '28P01' || code === '28000') return `${server} refuses the user or password of DATABASE_URL.`;
  if (code === '3D000') return `The database of DATABASE_URL does not exist at ${server}: create it there.`;
  if (code === '53300') return `${server} has no connection left for Carteira: raise its max_connections.`;
  const reason = code === 'unknown' ? message : code;
  return `No Postgres can be reached at ${server}, which DATABASE_URL names (${reason}).`;
}
