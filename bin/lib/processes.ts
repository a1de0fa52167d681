import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whether a process of that number exists and has not ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // Where process 1 is no real init, as in containers, the dead keep their number.
  return statOf(pid)[0] !== 'Z';
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
  if (existsSync('/proc/self/stat')) return statOf(pid)[19] ?? '';
  return (spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim();
}

/** Linux's facts after number and command, which stands in parentheses and may hold spaces. */
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
