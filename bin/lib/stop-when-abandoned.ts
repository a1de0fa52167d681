import { spawn } from 'node:child_process';

/**
 * Starts a shell that stops the process when we die, kill -9 included: the pipe to it closes then. @returns a function
 * that ends the shell
 */
export function stopWhenAbandoned(pid: number): () => void {
  const watch = spawn(
    '/bin/sh',
    ['-c', 'read -r word; [ "$word" = done ] || kill -INT "$1"', 'sh', String(pid)],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      cwd: '/',
      detached: true,
    },
  );
  watch.on('error', () => {});
  watch.stdin?.on('error', () => {});
  watch.unref();
  return () => watch.stdin?.end('done\n');
}
