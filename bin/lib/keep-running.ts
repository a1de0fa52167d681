import type { ChildProcess } from 'node:child_process';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** After this uptime the next death counts as the first again. */
const SETTLED_AFTER_MS = 10_000;

export interface KeptProcess {
  /** Consecutive deaths soon after a start. */
  deaths(): number;
  stop(): Promise<void>;
}

export interface KeepOptions {
  name: string;
  start: () => ChildProcess;
  /** Milliseconds before SIGKILL. */
  stopWithin: number;
  say: (line: string) => void;
}

/** Restarts a process whenever it dies: at once, then after longer and longer pauses. */
export function keepRunning({ name, start, stopWithin, say }: KeepOptions): KeptProcess {
  let deaths = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let child = run();

  function run(): ChildProcess {
    const began = Date.now();
    const next = start();
    next.once('exit', (code, signal) => {
      if (stopped) return;
      if (Date.now() - began > SETTLED_AFTER_MS) deaths = 0;
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** deaths);
      deaths += 1;
      say(`The ${name} ended (${signal ?? `code ${code}`}) and is started again`);
      timer = setTimeout(() => {
        child = run();
      }, pause);
    });
    return next;
  }

  return {
    deaths: () => deaths,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return stopChild(child, stopWithin);
    },
  };
}

/** SIGTERM, then SIGKILL after `within` milliseconds. */
export async function stopChild(child: ChildProcess, within: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), within);
  await gone;
  clearTimeout(timer);
}
