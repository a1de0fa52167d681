import { spawn } from 'node:child_process';

/**
 * Has a shell wait beside us that stops the process when we are gone without a word, kill -9 included: the pipe between
 * us closes then. Answers how to dismiss it.
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
