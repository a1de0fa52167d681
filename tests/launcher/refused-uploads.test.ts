import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { tokenFor } from '#tests/api/client.ts';
import { routeOf } from '#tests/api/routes.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { contactFile, stream } from '#tests/support/import-file.ts';
import { type BodyBounds, bodyBounds } from '../../bin/lib/front/body-bounds.ts';
import { front } from '../../bin/lib/front/front.ts';

const LEFTOVER = { bytes: 30_000_000, milliseconds: 3_000 };
const LARGE = 20_000_000;
/** As long as connections are kept alive is a refused client’s wait where nobody reads what it sends. */
const SOON = 20_000;

const FORM = 'multipart/form-data; boundary=x';
const HEAD = '--x\r\nContent-Disposition: form-data; name="file"; filename="clientes.csv"\r\n\r\n';

/** Hands a request to the API’s own handlers as Next does: the body is read from the connection as it is asked for. */
async function api(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '', 'http://localhost');
  const { route, params } = await routeOf(url.pathname);
  const hasBody = incoming.method !== 'GET';
  const answer = await route.handlers[incoming.method ?? '']?.(
    new Request(url, {
      method: incoming.method,
      headers: incoming.headers as Record<string, string>,
      ...(hasBody ? { body: incoming as unknown as BodyInit, duplex: 'half' } : {}),
    } as RequestInit),
    { params: Promise.resolve(params) },
  );
  response.writeHead(answer?.status ?? 404, Object.fromEntries(answer?.headers ?? []));
  response.end(await answer?.text());
}

describe('a refused upload', () => {
  const { db } = useDatabase();
  const tokens: Record<string, string> = {};
  let supervisor: Actor;
  let server: Server;
  let port = 0;

  beforeAll(async () => {
    const people = await actors(db());
    supervisor = people.supervisor;
    for (const role of ['agent', 'supervisor', 'manager'] as const)
      tokens[role] = await tokenFor(people[role], people.owner);
    process.env.UPLOAD_MAX_BYTES = '1000000';
    server = createServer(
      { requestTimeout: 0, keepAliveTimeout: 75_000 },
      front(api, bodyBounds, { leftover: LEFTOVER }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    delete process.env.UPLOAD_MAX_BYTES;
    server.closeAllConnections();
    server.close();
  });

  /**
   * Sends as a browser does, all of the body before it looks at the answer, then asks once more on the same connection.
   * @returns the statuses of both answers
   */
  async function talk(headers: Record<string, string>, bytes: number): Promise<number[]> {
    const socket = connect(port, '127.0.0.1');
    const isChunked = 'Transfer-Encoding' in headers;
    const isForm = headers['Content-Type'] === FORM;
    const own = isChunked
      ? headers
      : { 'Content-Length': String(bytes + (isForm ? HEAD.length : 0)), ...headers };
    const lines = Object.entries(own).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /api/v1/imports HTTP/1.1\r\nHost: here\r\n${lines.join('')}\r\n`);
    const body = isForm ? withHead(zeros(bytes)) : zeros(bytes);
    const sent = Readable.from(isChunked ? chunked(body) : body, { objectMode: false });
    await pipeline(sent, socket, { end: false });
    const next = `Connection: close\r\nAuthorization: Bearer ${tokens.manager}`;
    if (headers.Connection !== 'close')
      socket.write(`GET /api/v1/imports HTTP/1.1\r\nHost: here\r\n${next}\r\n\r\n`);
    let text = '';
    for await (const piece of socket) text += piece;
    return [...text.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status));
  }

  const headersFor = (role: string, more: Record<string, string> = {}) => ({
    Authorization: `Bearer ${tokens[role]}`,
    'Content-Type': 'text/csv',
    ...more,
  });
  const cases: [string, number, () => Record<string, string>][] = [
    ['without a token', 401, () => ({ 'Content-Type': 'text/csv' })],
    ['by permission', 403, () => headersFor('agent')],
    ['by its type', 415, () => headersFor('supervisor', { 'Content-Type': 'image/png' })],
    ['by the size it announces', 422, () => headersFor('manager')],
    [
      'by the size that has come',
      422,
      () => headersFor('manager', { 'Content-Type': FORM, 'Transfer-Encoding': 'chunked' }),
    ],
    [
      'by a form without a boundary',
      422,
      () => headersFor('manager', { 'Content-Type': 'multipart/form-data' }),
    ],
    [
      'while another import is active',
      409,
      () => headersFor('supervisor', { 'Transfer-Encoding': 'chunked' }),
    ],
    [
      'while another import is active, as a form',
      409,
      () => headersFor('supervisor', { 'Content-Type': FORM, 'Transfer-Encoding': 'chunked' }),
    ],
  ];

  for (const [name, status, headers] of cases) {
    it(`${name} is answered at once, and its connection takes the next request`, {
      timeout: 90_000,
    }, async () => {
      if (status === 409 && !(await isActive()))
        await receiveImport(supervisor, { fileName: 'x.csv', body: stream(contactFile(3)) }, db());
      const began = Date.now();
      expect(await talk(headers(), LARGE)).toEqual([status, 200]);
      expect(Date.now() - began).toBeLessThan(SOON);
    });
  }

  const isActive = async () => {
    const { rows } = await db().execute(`select from run where state = 'queued'`);
    return rows.length > 0;
  };

  it('is heard where the connection is to end with it, as proxies ask for', async () => {
    expect(await talk(headersFor('agent', { Connection: 'close' }), LARGE)).toEqual([403]);
  });

  it('ends the connection of who goes on sending', async () => {
    await expect(talk(headersFor('agent'), 10 ** 12)).rejects.toThrow();
  });
});

describe('an answer that nobody reads', () => {
  const UNREAD: BodyBounds = { most: 0, silence: 1_000, whole: 1_000, streams: false };
  let server: Server;
  let port = 0;
  let ended = 0;
  beforeAll(async () => {
    const endless = async (_: IncomingMessage, response: ServerResponse) => {
      try {
        await pipeline(Readable.from(zeros(10 ** 12), { objectMode: false }), response);
      } catch {
        ended++;
      }
    };
    const late = async (_: IncomingMessage, response: ServerResponse) => {
      await setTimeout(2_000);
      response.end('late');
    };
    server = createServer(
      front(
        (incoming, response) => (incoming.url === '/late' ? late : endless)(incoming, response),
        () => UNREAD,
        {
          unread: 500,
        },
      ),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const get = (path: string) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`GET ${path} HTTP/1.1\r\nHost: here\r\n\r\n`);
    return socket;
  };

  it('ends', async () => {
    const socket = get('/endless');
    await expect.poll(() => ended, { timeout: 20_000 }).toBe(1);
    socket.destroy();
  });

  it('goes on while somebody reads, however slowly', async () => {
    const before = ended;
    const socket = get('/endless');
    for (let at = 0; at < 15; at++) {
      await setTimeout(200);
      socket.read(500_000) ?? socket.read();
    }
    expect(ended).toBe(before);
    socket.destroy();
    await expect.poll(() => ended).toBe(before + 1);
  });

  it('is waited for while it is made', async () => {
    const socket = get('/late');
    const [data] = await once(socket, 'data');
    expect(String(data)).toContain('late');
    socket.destroy();
  });
});

function* zeros(bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(65_536, 0x30);
  for (let sent = 0; sent < bytes; sent += piece.length)
    yield piece.subarray(0, Math.min(piece.length, bytes - sent));
}

function* withHead(pieces: Iterable<Buffer>): Generator<Buffer> {
  yield Buffer.from(HEAD);
  yield* pieces;
}

function* chunked(pieces: Iterable<Buffer>): Generator<Buffer> {
  for (const piece of pieces) {
    yield Buffer.from(`${piece.length.toString(16)}\r\n`);
    yield piece;
    yield Buffer.from('\r\n');
  }
  yield Buffer.from('0\r\n\r\n');
}
