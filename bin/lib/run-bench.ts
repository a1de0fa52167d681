import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';
import { onShutdown } from './shutdown.ts';
import { StartRefused } from './start-refused.ts';

/** A module that benches share, not a bench. */
const SHARED = 'bench-database';

/** @returns the exit code */
export async function runBench([name = '', ...args]: string[]): Promise<number> {
  const names = readdirSync(join(ROOT, 'bench'))
    .filter((entry) => entry.endsWith('.ts'))
    .map((entry) => entry.slice(0, -3))
    .filter((entry) => entry !== SHARED);
  const file = join(ROOT, 'bench', `${name}.ts`);
  if (!names.includes(name)) {
    throw new StartRefused(`Which bench? There are: ${names.join(', ')}.`);
  }
  const child = spawn(process.execPath, [file, ...args], { cwd: ROOT, stdio: 'inherit' });
  onShutdown(() => {
    child.kill('SIGTERM');
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
