import { startWorker } from './app-processes.ts';
import { type KeptProcess, keepRunning } from './keep-running.ts';

export function keepWorker(env: NodeJS.ProcessEnv, say: (line: string) => void): KeptProcess {
  return keepRunning({ name: 'worker', start: () => startWorker(env), stopWithin: 12_000, say });
}
