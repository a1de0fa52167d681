import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import type pg from 'pg';

/** Sixty times less of a busy processor than whoever serves people, and all of an idle one. */
const NICE = 19;

/** Lets people's requests go first: this process from now on takes what they leave. */
export function giveWay(): void {
  lower(process.pid);
}

/** Where the server runs on this machine and shows this connection's port in its title. */
export function giveWayOnServer(client: pg.Client): void {
  const { processID, connection } = client as unknown as {
    processID?: number;
    connection?: { stream?: { localPort?: number } };
  };
  const port = connection?.stream?.localPort;
  if (!processID || !port) return;
  try {
    const title = readFileSync(`/proc/${processID}/cmdline`, 'utf8');
    if (title.startsWith('postgres') && title.includes(`(${port})`)) lower(processID);
  } catch {
    // No /proc, or no such process here: the server is another machine's.
  }
}

function lower(pid: number): void {
  try {
    setPriority(pid, NICE);
  } catch {
    // Not ours to change: the work goes on as it is.
  }
}
