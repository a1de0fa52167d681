import { closeDatabase } from '#db/client.ts';
import type { Environment } from '#lib/core/env.ts';
import { startWeb, startWorker } from './app-processes.ts';
import { buildIfStale } from './build-if-stale.ts';
import { addressOf, childEnvironment, enterEnvironment } from './child-environment.ts';
import { type DataFolder, keptSecret, openDataFolder } from './data-folder.ts';
import { whyPortIsTaken } from './free-port.ts';
import { holdDataFolder } from './hold-data-folder.ts';
import { type KeptProcess, keepRunning } from './keep-running.ts';
import { migrateDatabase } from './migrate-database.ts';
import { openDatabase } from './open-database.ts';
import { prepareSignIn } from './prepare-sign-in.ts';
import { announce, withdraw } from './running-instance.ts';
import { onShutdown } from './shutdown.ts';
import { StartRefused } from './start-refused.ts';
import { untilListening } from './until-listening.ts';

type Say = (line: string) => void;

/** The whole application: database, pages, web and worker, until it is told to stop. */
export async function serveApp(
  env: Environment,
  { dev, demo }: { dev: boolean; demo: boolean },
  say: Say,
): Promise<void> {
  await refuseTakenPort(env);
  const folder = openDataFolder(env.DATA_DIR);
  holdDataFolder(folder);
  const url = addressOf(env);
  const signIn = await prepare(env, folder, demo, url, say);
  if (!dev) await buildIfStale(process.env.NEXT_DIST_DIR ?? '.next', say);
  await serve(env, dev, say);
  announce(folder, { databaseUrl: process.env.DATABASE_URL as string, url });
  onShutdown(() => withdraw(folder));
  say(['', `Carteira is ready: ${url}`, ...signIn, ''].join('\n'));
}

/** First of all: everything after it takes longer. */
async function refuseTakenPort({ PORT, HOST }: Environment): Promise<void> {
  const reason = await whyPortIsTaken(PORT, HOST);
  if (reason === 'EADDRINUSE')
    throw new StartRefused(`Port ${PORT} is in use: stop what uses it, or set another PORT.`);
  if (reason === 'EACCES')
    throw new StartRefused(`Port ${PORT} may not be used by this user: set a PORT above 1023.`);
  if (reason) throw new StartRefused(`HOST ${HOST} is no address of this machine (${reason}).`);
}

/** The database migrated, somebody able to sign in; from here on this process has the children's environment. */
async function prepare(
  env: Environment,
  folder: DataFolder,
  demo: boolean,
  url: string,
  say: Say,
): Promise<string[]> {
  const databaseUrl = await openDatabase(env, folder, say);
  enterEnvironment(
    childEnvironment(env, { databaseUrl, secret: keptSecret(folder, env.NEXTAUTH_SECRET), url }),
  );
  await migrateDatabase(databaseUrl);
  const signIn = await prepareSignIn(env, demo, url);
  await closeDatabase();
  return signIn;
}

async function serve(env: Environment, dev: boolean, say: Say): Promise<void> {
  const children = { ...process.env };
  const web = keepRunning({
    name: 'web process',
    start: () =>
      startWeb({ port: env.PORT, host: env.HOST, dev, env: children, stdout: dev ? 'inherit' : 'ignore' }),
    stopWithin: 8_000,
    say,
  });
  const worker = env.WORKER === 'off' ? null : keepWorker(children, say);
  onShutdown(async () => {
    await Promise.all([web.stop(), worker?.stop()]);
  });
  await untilListening(web, env.PORT, env.HOST);
}

/** A worker that is started again whenever it dies. */
export function keepWorker(env: NodeJS.ProcessEnv, say: Say): KeptProcess {
  return keepRunning({ name: 'worker', start: () => startWorker(env), stopWithin: 12_000, say });
}
