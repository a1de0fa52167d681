import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { openToAccount } from '../../bin/lib/open-to-account.ts';
import { ROOT } from '../../bin/lib/root.ts';

export interface Launched {
  child: ChildProcess;
  pid: number;
  stdout(): string;
  stderr(): string;
  /** Settles when the words appear in what it prints. Rejects when it ends before. */
  says(words: string | RegExp): Promise<void>;
  exited: Promise<number | null>;
}

/** Runs `bin/start.mjs` as a person would; what is still running when the test ends is killed. */
export function launch(args: string[], env: Record<string, string>, node = process.execPath): Launched {
  return launchProgram(node, [join(ROOT, 'bin/start.mjs'), ...args], env);
}

/** The same through npm, which puts itself and a shell between us. */
export function launchNpm(args: string[], env: Record<string, string>): Launched {
  return launchProgram('npm', args, env);
}

function launchProgram(command: string, args: string[], env: Record<string, string>): Launched {
  const child = spawn(command, args, {
    cwd: ROOT,
    // Empty rather than left out: a .env beside the code must not lead tests to a database in use.
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATABASE_URL: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk) => {
      printed[stream] += chunk;
      for (const listener of listeners) listener();
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await exited;
  });

  function says(words: string | RegExp): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = `${printed.stdout}\n${printed.stderr}`.match(words);
        if (found) resolve();
        return Boolean(found);
      };
      if (look()) return;
      listeners.add(look);
      exited.then(() => look() || reject(new Error(`ended without saying ${words}: ${printed.stderr}`)));
    });
  }

  return {
    child,
    pid: child.pid as number,
    stdout: () => printed.stdout,
    stderr: () => printed.stderr,
    says,
    exited,
  };
}

/** An empty data folder of the test's own, gone afterwards. */
export function temporaryFolder(): string {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One data folder for the tests of a `describe`, which run one after the other: a database takes seconds to make. */
export function sharedFolder(): string {
  const folder = newFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'carteira-launch-'));
  openToAccount(folder);
  return folder;
}
