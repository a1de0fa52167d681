import { once } from 'node:events';
import { globSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BodyBounds, bodyBounds } from '../../bin/lib/front/body-bounds.ts';
import { answerBrokenRequest } from '../../bin/lib/front/broken-request.ts';
import { front } from '../../bin/lib/front/front.ts';
import { config } from '../../proxy.ts';

const BOUNDS: BodyBounds = { most: 1_000, silence: 300, whole: 1_500, streams: false };

/** What reached the application: method, address and the length of the body. */
const reached: string[] = [];
let server: Server;
let port = 0;

beforeAll(async () => {
  const listener = front(
    async (request, response) => {
      let size = 0;
      if (request.url === '/api/unread') return void response.writeHead(403).end('no');
      if (request.url === '/broken') throw new TypeError('a bug');
      for await (const piece of request) size += piece.length;
      reached.push(`${request.method} ${request.url} ${size}`);
      response.end(`${request.headers['x-who'] ?? ''}${size}`);
    },
    ({ url }) =>
      url === '/api/unread' || url === '/api/upload'
        ? { ...BOUNDS, most: Number.POSITIVE_INFINITY, streams: true }
        : BOUNDS,
  );
  server = createServer({ requestTimeout: 0 });
  server.on('request', listener).on('checkContinue', listener).on('clientError', answerBrokenRequest);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends the pieces as they are and answers what came back by the time `until` holds or the connection ended. */
async function talk(pieces: string[], until: RegExp = /\r\n\r\n[\s\S]*$/, pause = 0): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  socket.on('error', () => socket.destroy());
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  for (const piece of pieces) {
    if (socket.destroyed) break;
    socket.write(piece);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  while (!until.test(answer) && !socket.destroyed) await Promise.race([once(socket, 'data'), closed]);
  socket.destroy();
  return answer;
}

const head = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, 'Host: here', ...headers, '', ''].join('\r\n');
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

describe('the front of a web process', () => {
  it('hands on what is whole and within bounds, with its headers', async () => {
    const answers = await Promise.all([
      talk([head('GET /here')], /0$/),
      talk(
        [
          head('POST /here', 'Origin: http://here', 'X-Who: Ana ', 'Content-Length: 1000'),
          'x'.repeat(500),
          'x'.repeat(500),
        ],
        /1000$/,
      ),
      talk([head('PUT /api/here', 'Transfer-Encoding: chunked'), chunk('abc'), chunk('de'), chunk('')], /5$/),
    ]);
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answers[1]).toMatch(/Ana1000$/);
  });

  it('gives every answer the security headers, its own too', async () => {
    const answers = await Promise.all([
      talk([head('GET /here')]),
      talk([head('GET /broken')]),
      talk([head('GET /%')]),
      talk([head('TRACE /here')]),
      talk([head('POST /api/here', 'Content-Length: 1001')]),
      talk([head('GET /here', `X-Long: ${'x'.repeat(20_000)}`)]),
      talk(['NONSENSE\r\n\r\n']),
    ]);
    expect(answers.map((answer) => Number(answer.slice(9, 12)))).toEqual([200, 500, 400, 405, 413, 431, 400]);
    for (const answer of answers) {
      expect(answer).toContain('X-Content-Type-Options: nosniff');
      expect(answer).toContain("Content-Security-Policy: default-src 'none'");
      expect(answer).not.toContain('a bug');
    }
  });

  it('refuses what can be no address', async () => {
    for (const path of ['/%', '/%zz', '/contacts/%E0%A4%A', '/%00', '/%FF', 'http://elsewhere/'])
      expect(await talk([head(`GET ${path}`)]), path).toMatch(/^HTTP\/1.1 400 /);
  });

  it('refuses methods nothing here has, in the language asked for', async () => {
    const answer = await talk([head('PROPFIND /api/v1/contacts', 'Accept-Language: en')]);
    expect(answer).toMatch(/^HTTP\/1.1 405 /);
    expect(answer).toMatch(/allow: GET, HEAD/i);
    expect(answer).toContain(
      '"code":"method_not_allowed","message":"This address does not take this method."',
    );
  });

  it('refuses a page’s form that another site sent, and the name that Next drops from queries', async () => {
    const from = (origin: string, path = '/here') =>
      talk([head(`POST ${path}`, `Origin: ${origin}`, 'Content-Length: 0')]);
    for (const origin of ['null', 'http://evil.example', 'http://', '::', 'https://here.evil.example'])
      expect(await from(origin), origin).toMatch(/^HTTP\/1.1 403 /);
    expect(await from('http://here')).toMatch(/^HTTP\/1.1 200 /);
    expect(await from('null', '/api/v1/contacts')).toMatch(/^HTTP\/1.1 200 /);
    const query = await talk([head('GET /api/v1/tags?a=1&__pr%6fto__=1', 'Accept-Language: en')]);
    expect(query).toMatch(/^HTTP\/1.1 422 /);
    expect(query).toContain('"__proto__":[{"code":"unknown_parameter"');
  });

  it('refuses a body that is too large before and while it arrives, and nothing of it goes on', async () => {
    const before = reached.length;
    const declared = await talk([head('POST /api/large', 'Content-Length: 400000000')]);
    const growing = await talk([
      head('POST /api/large', 'Transfer-Encoding: chunked'),
      ...Array(5).fill(chunk('x'.repeat(300))),
    ]);
    const invited = await talk([head('POST /api/large', 'Content-Length: 2000', 'Expect: 100-continue')]);
    for (const answer of [declared, growing, invited]) expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(reached.length).toBe(before);
  });

  it('refuses a body that stops arriving, and one that never ends', async () => {
    const silent = await talk([head('POST /api/slow', 'Content-Length: 10'), 'x']);
    const endless = await talk(
      [head('POST /api/slow', 'Content-Length: 1000'), ...Array(100).fill('x')],
      /\r\n\r\n[\s\S]*$/,
      50,
    );
    expect(silent).toMatch(/^HTTP\/1.1 408 /);
    expect(endless).toMatch(/^HTTP\/1.1 408 /);
    expect(reached.filter((line) => line.includes('/slow'))).toEqual([]);
  });

  it('ends an upload that stops arriving', async () => {
    const answer = await talk([head('POST /api/upload', 'Content-Length: 10'), 'x']);
    expect(answer).toBe('');
    expect(reached.filter((line) => line.includes('/upload'))).toEqual([]);
  });

  it('answers a refused upload while it is still sent, and takes the next request on that connection', async () => {
    const answer = await talk(
      [
        head('POST /api/unread', 'Content-Length: 3000000'),
        ...Array(30).fill('x'.repeat(100_000)),
        head('GET /next'),
      ],
      /200 OK[\s\S]*0$/,
    );
    expect(answer).toMatch(/^HTTP\/1.1 403 /);
    expect(reached).toContain('GET /next 0');
  });

  it('bounds every address there is but those of files', () => {
    const unbounded = globSync('app/**/{route.ts,page.tsx}').flatMap((file) => {
      const address = addressOf(file);
      return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
        .filter((method) => bodyBounds({ method, url: `${address}?a=/api/imports` }).most > 1_000_000)
        .map((method) => `${method} ${address}`);
    });
    // Each of these counts the bytes itself: tests/imports, tests/contacts/avatar/avatar.test.ts.
    expect(unbounded.sort()).toEqual([
      'POST /api/contacts/[id]/avatar',
      'POST /api/imports',
      'POST /api/v1/imports',
    ]);
    expect(bodyBounds({ method: 'POST', url: '/api/auth/callback/credentials' }).most).toBe(20_000);
  });

  it('leaves no page without its policy, whatever its address looks like', () => {
    const files = [...globSync('public/**/*.*').map((file) => file.slice('public'.length)), ...APP_FILES];
    const isPage = (path: string) => new RegExp(`^${config.matcher[0]}$`).test(path);
    for (const file of [...files, '/api', '/api/v1/contacts', '/_next/static/a.js'])
      expect(isPage(file), file).toBe(false);
    for (const page of [
      '/',
      '/foo.txt',
      '/contacts/1.csv',
      '/a.svg',
      '/templates/x.csv',
      '/apiary',
      '/x/icon.svg',
      '/imports/1/errors.csv',
    ])
      expect(isPage(page), page).toBe(true);
  });
});

/** Files that Next serves from app/ by their names. */
const APP_FILES = ['/favicon.ico', '/icon.svg', '/apple-icon.png'];

/** `app/(signed-in)/contacts/[id]/page.tsx` → `/contacts/[id]` */
function addressOf(file: string): string {
  const steps = file.split('/').slice(1, -1);
  return `/${steps.filter((step) => !/^[(@]/.test(step)).join('/')}`;
}
