import type { ChildProcess } from 'node:child_process';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** A process that lived this long has recovered: its next death is a first one again. */
const SETTLED_AFTER_MS = 10_000;

export interface KeptProcess {
  /** Deaths in a row, each soon after its start. */
  deaths(): number;
  stop(): Promise<void>;
}

export interface KeepOptions {
  name: string;
  start: () => ChildProcess;
  /** Milliseconds after which a stop becomes a kill. */
  stopWithin: number;
  say: (line: string) => void;
}

/** Runs a process and starts it again whenever it dies: at once, then after ever longer pauses. */
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

/** Asks the process to end, and makes it when it takes too long. */
export async function stopChild(child: ChildProcess, within: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), within);
  await gone;
  clearTimeout(timer);
}
