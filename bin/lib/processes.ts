import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A zombie counts as dead. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // In containers without a real init, dead processes keep their id.
  return statOf(pid)[0] !== 'Z';
}

/** Empty when the process has ended. */
export function commandLineOf(pid: number): string {
  if (existsSync('/proc/self/cmdline')) {
    return readProc(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
  }
  return (spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim();
}

/** Start time as the system writes it; it distinguishes a reused process id. */
export function birthOf(pid: number): string {
  if (existsSync('/proc/self/stat')) return statOf(pid)[19] ?? '';
  return (spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim();
}

/** The fields after the command, which is in parentheses and may contain spaces. */
function statOf(pid: number): string[] {
  const stat = readProc(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
