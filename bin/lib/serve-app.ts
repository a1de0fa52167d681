import type { Environment } from '#lib/core/env.ts';
import { openDataFolder } from './data-folder.ts';
import { whyPortIsTaken } from './free-port.ts';
import { holdDataFolder } from './hold-data-folder.ts';
import { openDatabase } from './open-database.ts';
import { StartRefused } from './start-refused.ts';

export async function serveApp(
  env: Environment,
  options: { dev: boolean; demo: boolean },
  say: (line: string) => void,
): Promise<void> {
  await refuseTakenPort(env);
  const folder = openDataFolder(env.DATA_DIR);
  holdDataFolder(folder);
  const databaseUrl = await openDatabase(env, folder, say);
  // Imported late, so that a start that cannot succeed fails at once.
  const { runApp } = await import('./run-app.ts');
  await runApp(env, folder, databaseUrl, options, say);
}

async function refuseTakenPort({ PORT, HOST }: Environment): Promise<void> {
  const reason = await whyPortIsTaken(PORT, HOST);
  if (reason === 'EADDRINUSE')
    throw new StartRefused(`Port ${PORT} is in use: stop what uses it, or set another PORT.`);
  if (reason === 'EACCES')
    throw new StartRefused(`Port ${PORT} may not be used by this user: set a PORT above 1023.`);
  if (reason) throw new StartRefused(`HOST ${HOST} is no address of this machine (${reason}).`);
}
