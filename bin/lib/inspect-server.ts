import pg from 'pg';
import { StartRefused } from './start-refused.ts';

const LEAST_VERSION = 150_000;
const EXTENSIONS = ['pg_trgm', 'unaccent'];

interface Facts {
  version: number;
  versionName: string;
  encoding: string;
  standby: boolean;
  mayCreate: boolean;
  missing: string[];
  refused: string[];
}

/** Whether the server that DATABASE_URL names can hold Carteira. @throws StartRefused with the one thing to correct */
export async function inspectServer(url: string): Promise<void> {
  const place = placeOf(url);
  const facts = await factsOf(url, place);
  const refuse = (sentence: string) => {
    throw new StartRefused(sentence);
  };
  if (facts.version < LEAST_VERSION) {
    refuse(`${place} is Postgres ${facts.versionName}, and Carteira needs 15 or newer.`);
  }
  if (facts.standby) refuse(`${place} is a read-only standby: let DATABASE_URL name the primary.`);
  if (facts.encoding !== 'UTF8')
    refuse(`The database at ${place} is encoded in ${facts.encoding}: create it with UTF8.`);
  if (facts.missing.length > 0) {
    refuse(
      `${place} lacks the extension ${facts.missing.join(' and ')}: install the package postgresql-contrib there.`,
    );
  }
  if (!facts.mayCreate || facts.refused.length > 0) {
    const what = facts.refused.length > 0 ? `the extension ${facts.refused.join(' and ')}` : 'its tables';
    refuse(`The user of DATABASE_URL may not create ${what} at ${place}: make it the owner of the database.`);
  }
}

/** Host and database, for messages; never user and password. */
function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  return `${hostname || searchParams.get('host') || 'localhost'}:${port || 5432}${pathname}`;
}

async function factsOf(url: string, place: string): Promise<Facts> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<Facts>(QUESTION, [EXTENSIONS]);
    return rows[0] as Facts;
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
    pg_is_in_recovery() as standby,
    has_database_privilege(datname, 'create') and has_schema_privilege('public', 'create') as "mayCreate",
    array(select name from unnest($1::text[]) as name
      where name not in (select name from pg_available_extensions)) as missing,
    array(select distinct name from pg_available_extension_versions
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
