import { closeDatabase } from '#db/client.ts';
import { eraseAgain } from '#lib/anonymization/ledger/erase-again.ts';
import type { Environment } from '#lib/core/env.ts';
import { startWeb } from './app-processes.ts';
import { buildIfStale } from './build-if-stale.ts';
import { addressOf, applyEnvironment, childEnvironment } from './child-environment.ts';
import { type DataFolder, keptSecret } from './data-folder.ts';
import { keepRunning } from './keep-running.ts';
import { keepWorker } from './keep-worker.ts';
import { migrateDatabase } from './migrate-database.ts';
import { prepareSignIn } from './prepare-sign-in.ts';
import { announce, withdraw } from './running-instance.ts';
import { onShutdown } from './shutdown.ts';
import { untilListening } from './until-listening.ts';

type Say = (line: string) => void;

/** Migrates, builds and serves. Replaces the environment of this process. */
export async function runApp(
  env: Environment,
  folder: DataFolder,
  databaseUrl: string,
  { dev, demo }: { dev: boolean; demo: boolean },
  say: Say,
): Promise<void> {
  const url = addressOf(env);
  applyEnvironment(
    childEnvironment(env, { databaseUrl, secret: keptSecret(folder, env.NEXTAUTH_SECRET), url }),
  );
  await migrateDatabase(databaseUrl);
  const erased = await eraseAgain();
  if (erased > 0) say(`Anonymized again after a restore: ${erased} contacts`);
  const signIn = await prepareSignIn(env, demo, url);
  await closeDatabase();
  if (!dev) await buildIfStale(process.env.NEXT_DIST_DIR ?? '.next', say);
  await serve(env, dev, say);
  announce(folder, { databaseUrl, url });
  onShutdown(() => withdraw(folder));
  say(['', `Carteira is ready: ${url}`, ...signIn, ...addressHint(env), ''].join('\n'));
}

/** Links use `APP_URL`, so a start that other machines can reach needs it. */
function addressHint({ APP_URL, HOST }: Environment): string[] {
  if (APP_URL || ['127.0.0.1', '::1', 'localhost'].includes(HOST)) return [];
  return ['Set APP_URL to the address people type: without it, access links lead to this machine only.'];
}

async function serve(env: Environment, dev: boolean, say: Say): Promise<void> {
  const children = { ...process.env };
  const web = keepRunning({
    name: 'web process',
    start: () =>
      startWeb({
        port: env.PORT,
        host: env.HOST,
        dev,
        env: children,
        processes: env.WEB_PROCESSES,
        stdout: dev ? 'inherit' : 'ignore',
      }),
    stopWithin: 8_000,
    say,
  });
  const worker = env.WORKER === 'off' ? null : keepWorker(children, say);
  onShutdown(async () => {
    await Promise.all([web.stop(), worker?.stop()]);
  });
  await untilListening(web, env.PORT, env.HOST);
}
