import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whether a process of that number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Its command with arguments; empty when it is gone. */
export function commandLineOf(pid: number): string {
  if (existsSync('/proc/self/cmdline')) {
    return readProc(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
  }
  return (spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim();
}

/** When it began, in the system's own words: a number that was given out anew began at another time. */
export function birthOf(pid: number): string {
  if (existsSync('/proc/self/stat')) {
    // The command, in parentheses, may hold spaces; the start time is the twentieth word after it.
    const stat = readProc(`/proc/${pid}/stat`);
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  }
  return (spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim();
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
