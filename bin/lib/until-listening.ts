import { setTimeout as pause } from 'node:timers/promises';
import { isListening } from './is-listening.ts';
import type { KeptProcess } from './keep-running.ts';
import { StartRefused } from './start-refused.ts';

/** Processes that end this often before they ever listened will not listen the next time either. */
const HOPELESS_DEATHS = 3;

/** Waits until the web process takes connections. @throws StartRefused when it keeps dying */
export async function untilListening(web: KeptProcess, port: number, host: string): Promise<void> {
  while (!(await isListening(port, host))) {
    if (web.deaths() >= HOPELESS_DEATHS) throw new StartRefused('The web process does not start: see above.');
    await pause(50);
  }
}
