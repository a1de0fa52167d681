import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Served } from './serve-build.ts';

export interface Readings {
  /** Milliseconds of each response. */
  took: number[];
  seconds: number;
  /** Bytes received, compressed. */
  bytes: number;
  /** CPU time of the web processes, in milliseconds. */
  processor: number;
}

export const NO_READINGS: Readings = { took: [], seconds: 0, bytes: 0, processor: 0 };

/**
 * One reader per cookie, with its own connection; each sends the next request after the last response, starts at
 * another address, and waits about `rest` milliseconds between pages.
 * @throws Error when a response is not 200, because error pages are fast
 */
export async function readInALoop(
  served: Served,
  addresses: readonly string[],
  cookies: readonly string[],
  milliseconds: number,
  rest = 0,
): Promise<Readings> {
  const agent = new Agent({ keepAlive: true, maxSockets: cookies.length });
  const took: number[] = [];
  let bytes = 0;
  const processor = served.processorTime();
  const began = performance.now();
  await Promise.all(
    cookies.map(async (cookie, reader) => {
      for (let at = reader * 7; performance.now() - began < milliseconds; at++) {
        const sent = performance.now();
        const path = addresses[at % addresses.length] ?? '/';
        const received = await read(served, path, { cookie, 'accept-encoding': 'gzip' }, agent);
        bytes += received;
        took.push(performance.now() - sent);
        if (rest > 0) await pause(rest * (0.5 + Math.random()));
      }
    }),
  );
  agent.destroy();
  const seconds = (performance.now() - began) / 1000;
  return { took, seconds, bytes, processor: served.processorTime() - processor };
}

/** Bytes without compression. */
export function readOnce(served: Served, path: string, cookie: string): Promise<number> {
  return read(served, path, { cookie });
}

function read(
  { host, port }: Served,
  path: string,
  headers: Record<string, string>,
  agent?: Agent,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(
      { host, port, path, agent, headers: { ...headers, accept: 'text/html' } },
      (answer) => {
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path}: ${answer.statusCode}`)),
        );
      },
    );
    request.on('error', reject);
  });
}

export function together(one: Readings, other: Readings): Readings {
  return {
    took: [...one.took, ...other.took],
    seconds: one.seconds + other.seconds,
    bytes: one.bytes + other.bytes,
    processor: one.processor + other.processor,
  };
}
