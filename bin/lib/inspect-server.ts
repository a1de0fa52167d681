import pg from 'pg';
import { StartRefused } from './start-refused.ts';

const LEAST_VERSION = 150_000;
const EXTENSIONS = ['pg_trgm', 'unaccent'];

export interface ServerFacts {
  version: number;
  versionName: string;
  encoding: string;
  /** Whether it knows capitals beyond ASCII, as the locale C does not. */
  knowsCapitals: boolean;
  standby: boolean;
  mayCreate: boolean;
  missing: string[];
  refused: string[];
}

/** Whether the server that DATABASE_URL names can hold Carteira. @throws StartRefused with the one thing to correct */
export async function inspectServer(url: string): Promise<void> {
  const place = placeOf(url);
  const reason = whyUnfit(await factsOf(url, place), place);
  if (reason) throw new StartRefused(reason);
}

/** The first reason against a server, as a sentence; null for a good one. */
export function whyUnfit(facts: ServerFacts, place: string): string | null {
  const { version, versionName, encoding, knowsCapitals, standby, mayCreate, missing, refused } = facts;
  if (version < LEAST_VERSION) return `${place} is Postgres ${versionName}, and Carteira needs 15 or newer.`;
  if (standby) return `${place} is a read-only standby: let DATABASE_URL name the primary.`;
  if (encoding !== 'UTF8') return `The database at ${place} is encoded in ${encoding}: create it with UTF8.`;
  if (!knowsCapitals) {
    return `The database at ${place} takes Á and á for different letters: create it with a locale such as C.UTF-8 or pt_BR.UTF-8.`;
  }
  if (missing.length > 0) {
    return `${place} lacks the extension ${missing.join(' and ')}: install the package postgresql-contrib there.`;
  }
  if (mayCreate && refused.length === 0) return null;
  const what = refused.length > 0 ? `the extension ${refused.join(' and ')}` : 'its tables';
  return `The user of DATABASE_URL may not create ${what} at ${place}: make it the owner of the database.`;
}

/** Host and database, for messages; never user and password. */
function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  return `${hostname || searchParams.get('host') || 'localhost'}:${port || 5432}${pathname}`;
}

async function factsOf(url: string, place: string): Promise<ServerFacts> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<ServerFacts>(QUESTION, [EXTENSIONS]);
    return rows[0] as ServerFacts;
  } catch (error) {
    throw new StartRefused(whyNot(error, place));
  } finally {
    await client.end().catch(() => {});
  }
}

/** Trusted extensions may be created by who may create in the database; others by superusers only. */
const QUESTION = `
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

function whyNot(error: unknown, place: string): string {
  const { code = 'unknown', message } = error as { code?: string; message: string };
  if (code === '28P01' || code === '28000') return `${place} refuses the user or password of DATABASE_URL.`;
  if (code === '3D000') return `The database of DATABASE_URL does not exist at ${place}: create it there.`;
  if (code === '53300') return `${place} has no connection left for Carteira: raise its max_connections.`;
  const reason = code === 'unknown' ? message : code;
  return `No Postgres can be reached at ${place}, which DATABASE_URL names (${reason}).`;
}
