import { readFileSync } from 'node:fs';

/** Clock ticks a second, as Linux tells them to everybody. */
const TICKS = 100;

/** Seconds that a process of this machine has worked, in its own code and for it in the kernel. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

export function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
