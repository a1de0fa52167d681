import { setTimeout as pause } from 'node:timers/promises';
import { isListening } from './is-listening.ts';
import type { KeptProcess } from './keep-running.ts';
import { StartRefused } from './start-refused.ts';

/** After this many early deaths another attempt is useless. */
const MOST_DEATHS = 3;

/** @throws StartRefused when the web process keeps dying */
export async function untilListening(web: KeptProcess, port: number, host: string): Promise<void> {
  while (!(await isListening(port, host))) {
    if (web.deaths() >= MOST_DEATHS) throw new StartRefused('The web process does not start: see above.');
    await pause(50);
  }
}
