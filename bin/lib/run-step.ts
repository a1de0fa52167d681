import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.ts';
import { onShutdown } from './shutdown.ts';

export interface Tally {
  passed: number;
  failed: number;
}

/** Runs a program of node_modules and shows its output. @returns the exit code */
export function runTool(script: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return runProgram(process.execPath, [join(ROOT, 'node_modules', script), ...args], env);
}

export function runProgram(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<number> {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  onShutdown(() => {
    child.kill('SIGTERM');
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Like `runTool`, with the output at the end: for tools that run in parallel. */
export async function runQuietly(script: string, args: string[]): Promise<number> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onShutdown(() => {
    child.kill('SIGTERM');
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      output += piece;
    });
  }
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 1));
  });
  process.stdout.write(output);
  return code;
}

/** Counts a tool that passes or fails as a whole. */
export function asOne(code: number): Tally {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Runs a test runner that writes its results to a JSON file. One that fails without naming a test counts as one
 * failure.
 */
export async function countTests(
  run: (jsonFile: string) => Promise<number>,
  count: (json: unknown) => Tally,
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'carteira-results-'));
  const file = join(folder, 'results.json');
  try {
    const code = await run(file);
    const tally = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 1 };
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
