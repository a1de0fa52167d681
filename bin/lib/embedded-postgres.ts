import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clusterFolder, linkCluster } from './cluster-folder.ts';
import { createCluster } from './create-cluster.ts';
import { ensureApplicationDatabase } from './ensure-application-database.ts';
import { freePort } from './free-port.ts';
import { postgresAccount } from './postgres-account.ts';
import { type Binaries, postgresBinaries } from './postgres-binaries.ts';
import { postgresPasswords } from './postgres-passwords.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';
import { nonDurableSettings, postgresSettings, socketFolder } from './postgres-settings.ts';
import { StartRefused } from './start-refused.ts';
import { stopOrphanPostgres } from './stop-orphan-postgres.ts';

export interface EmbeddedPostgres extends PostgresServer {
  /** As the application's role, which is no superuser. */
  url: string;
  /** As the superuser. */
  adminUrl: string;
}

export interface EmbeddedOptions {
  /** Faster, but data is lost when the machine stops. */
  nonDurable?: boolean;
  /** The previous port, for a restart. */
  port?: number;
  say?: (line: string) => void;
}

/**
 * Starts the embedded Postgres in `home` (cluster, log, passwords) and creates the cluster if missing. The caller must
 * hold the lock of `home`: a server that still runs there has lost its starter and is stopped.
 */
export async function startEmbeddedPostgres(
  home: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const account = postgresAccount();
  const binaries = postgresBinaries(account);
  mkdirSync(home, { recursive: true });
  const folder = clusterFolder(realpathSync(home), account);
  const passwords = postgresPasswords(join(home, 'postgres-passwords.json'), existsSync(folder));
  if (existsSync(folder)) {
    refuseForeignCluster(folder, binaries);
    await stopOrphanPostgres(folder, options.say);
  } else {
    options.say?.(`Creating the database in ${folder}`);
    await createCluster(folder, binaries, account, passwords.superuser);
  }
  linkCluster(realpathSync(home), folder);
  const port = options.port ?? (await freePort());
  const sockets = socketFolder(folder);
  const address = (who: string, password: string, database: string) =>
    `postgres://${who}:${password}@127.0.0.1:${port}/${database}${sockets && `?host=${encodeURIComponent(sockets)}`}`;
  const adminUrl = address('postgres', passwords.superuser, 'postgres');
  const settings = [
    ...postgresSettings({ port, sockets }),
    ...(options.nonDurable ? nonDurableSettings() : []),
  ];
  const logFile = join(home, 'postgres.log');
  const server = await startPostgresServer({ folder, logFile, binaries, account, settings, adminUrl });
  try {
    await ensureApplicationDatabase(adminUrl, passwords.application);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, adminUrl, url: address('carteira', passwords.application, 'carteira') };
}

function refuseForeignCluster(folder: string, { major }: Binaries): void {
  const versionFile = join(folder, 'PG_VERSION');
  const found = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : null;
  if (found === String(major)) return;
  throw new StartRefused(
    found
      ? `${folder} holds a database of Postgres ${found}, and this version brings Postgres ${major}: move it over with pg_dump (docs/operators.md).`
      : `${folder} is damaged (no PG_VERSION in it): restore ${dirname(folder)} from a backup, or move it away to start empty.`,
  );
}
