import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { front } from '../../bin/lib/front/front.ts';

let server: Server;
let url = '';
/** What has reached the application and is not answered yet, and how it is answered. */
let reached: { url: string; answer: () => void }[] = [];

beforeEach(async () => {
  reached = [];
  server = createServer(
    front(
      (request, response) =>
        new Promise((resolve) => {
          reached.push({
            url: request.url ?? '',
            answer: () => resolve(void response.end('done')),
          });
        }),
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const token = (secret: string) => ({ Authorization: `Bearer ${secret}` });
const session = (secret: string) => ({ Cookie: `a=b; carteira-session=${secret}` });
const ask = (path: string, headers: Record<string, string>, signal?: AbortSignal) =>
  fetch(url + path, { headers, signal });
const settled = async (asked: Promise<Response>[]) =>
  (await Promise.allSettled(asked)).map(({ status }) => status);
const until = (condition: () => boolean) => expect.poll(condition).toBe(true);

describe('requests of one token or session', () => {
  it('go on two or four at a time; the rest costs the application nothing', async () => {
    const calls = Array.from({ length: 6 }, () => ask('/api/v1/tags', token('one')));
    const pages = Array.from({ length: 6 }, () => ask('/contacts', session('one')));
    await until(() => reached.length === 6);
    expect(reached.filter((one) => one.url === '/contacts')).toHaveLength(4);
    // Others are not counted, nor is what carries no secret or asks for a file of the build.
    const others = [
      ask('/api/v1/tags', token('other')),
      ask('/contacts', session('other')),
      ask('/sign-in', {}),
      ask('/_next/static/a.js', session('one')),
    ];
    await until(() => reached.length === 10);
    const answering = setInterval(() => {
      for (const one of reached.splice(0)) one.answer();
    }, 20);
    const answers = await Promise.all([...calls, ...pages, ...others]);
    clearInterval(answering);
    expect(answers.map(({ status }) => status)).toEqual(Array(16).fill(200));
  });

  it('leave the line when whoever asked has left', async () => {
    const leaving = new AbortController();
    const first = settled([ask('/api/a', token('one')), ask('/api/b', token('one'), leaving.signal)]);
    await until(() => reached.length === 2);
    const waiting = settled([ask('/api/c', token('one'), leaving.signal), ask('/api/d', token('one'))]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    leaving.abort();
    reached.find((one) => one.url === '/api/a')?.answer();
    await until(() => reached.length === 3);
    expect(reached.map((one) => one.url).sort()).toEqual(['/api/a', '/api/b', '/api/d']);
    for (const one of reached) one.answer();
    expect([await first, await waiting]).toEqual([
      ['fulfilled', 'rejected'],
      ['rejected', 'fulfilled'],
    ]);
  });

  it('are refused when too many wait', async () => {
    const left = new AbortController();
    const asked = Array.from({ length: 203 }, () =>
      ask('/api/v1/tags', token('one'), left.signal).catch(() => null),
    );
    const answer = await Promise.race(asked);
    expect(answer?.status).toBe(429);
    expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(reached).toHaveLength(2);
    left.abort();
    await Promise.all(asked);
  });
});
