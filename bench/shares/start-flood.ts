import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { startOwn } from '../../bin/lib/app-processes.ts';
import { ROOT } from '../../bin/lib/root.ts';

/** A process that asks for too much until it is ended, or whoever started it is gone. */
export function startFlood(
  kind: string,
  { port, credential, count }: { port: number; credential: string; count: number },
): ChildProcess {
  const flood = join(ROOT, 'bench/shares/flood.ts');
  const args = [flood, kind, String(port), credential, String(count)];
  return startOwn(args, { env: process.env, stdout: 'inherit' });
}
