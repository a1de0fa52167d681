import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../bin/lib/root.ts';

/** A process that asks for too much until it is ended, or whoever started it is gone. */
export function startFlood(
  kind: string,
  { port, credential, count }: { port: number; credential: string; count: number },
): ChildProcess {
  const watch = ['--import', join(ROOT, 'bin/lib/end-with-parent.mjs')];
  const flood = join(ROOT, 'bench/shares/flood.ts');
  return spawn(process.execPath, [...watch, flood, kind, String(port), credential, String(count)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
