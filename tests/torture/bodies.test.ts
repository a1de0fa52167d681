import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { ROOT } from '../../bin/lib/root.ts';
import { signedIn, startPages } from './support/web.ts';

/** Set for this server; every other body has its limit from the front. */
const MOST_UPLOADED = 100_000;
/** More than any door takes. */
const TOO_MUCH = 20_000_000;
/** Of a form and of an upload, with the time a busy machine needs. */
const SILENCE_MS = { form: 30_000, upload: 150_000 };
const UPLOADS = ['/api/imports', '/api/v1/imports', '/api/contacts/1/avatar'];

const { db, url: databaseUrl } = useDatabase();

it('every route of the build that takes a body refuses one that is too large and one that stops arriving', async () => {
  const { owner } = await actors(db());
  await createContact(owner, { name: 'Dona Lurdes' }, db());
  const { token } = await createApiToken(owner, { name: 'ERP' }, db());
  process.env.UPLOAD_MAX_BYTES = String(MOST_UPLOADED);
  const web = await startPages(databaseUrl());
  const { Cookie = '' } = await signedIn(owner, db());
  const routes = routesOfBuild();
  expect(routes.length).toBeGreaterThan(60);
  expect(UPLOADS.filter((upload) => !routes.includes(upload))).toEqual([]);

  const wrong: string[] = [];
  let tried = 0;
  await Promise.all(routes.flatMap((route) => methodsOf(route).map((method) => tryDoor(method, route))));
  process.stderr.write(`${routes.length} routes, ${tried} bodies\n`);
  expect(wrong).toEqual([]);

  async function tryDoor(method: string, route: string): Promise<void> {
    const isUpload = method === 'POST' && UPLOADS.includes(route);
    const send = async (what: string, expected: RegExp, most: number, headers: string[], body: string[]) => {
      tried++;
      const address = new URL(web.url);
      const head = [
        `${method} ${route} HTTP/1.1`,
        `Host: ${address.host}`,
        `Origin: ${address.origin}`,
        'Accept-Language: en',
        'Content-Type: multipart/form-data; boundary=x',
        // Bodies are bounded before anybody asks who sends them; uploads by their verbs.
        ...(isUpload
          ? [route.startsWith('/api/v1') ? `Authorization: Bearer ${token}` : `Cookie: ${Cookie}`]
          : []),
        ...headers,
      ];
      const answer = await talk(Number(address.port), [`${head.join('\r\n')}\r\n\r\n`, ...body], most);
      if (!expected.test(answer)) wrong.push(`${what}: ${method} ${route} ${answer.slice(0, 200)}`);
    };
    const tooLarge = isUpload
      ? /^HTTP\/1.1 (422 [\s\S]*file_too_large|303 [\s\S]*refused=(file|avatar)_too_large)/
      : /^HTTP\/1.1 413 /;
    const piece = 'x'.repeat(100_000);
    const chunks = Array<string>(15).fill(`${piece.length.toString(16)}\r\n${piece}\r\n`);
    const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
    const begin = `${part.length.toString(16)}\r\n${part}\r\n`;
    // One after the other: a person has one upload at a time.
    const declared = [`Content-Length: ${TOO_MUCH}`];
    await send('announced', tooLarge, SILENCE_MS.form, declared, []);
    await send('growing', tooLarge, SILENCE_MS.form, ['Transfer-Encoding: chunked'], [begin, ...chunks]);
    // An upload has no answer to wait for when its sender is gone.
    const silent = isUpload ? /^(HTTP\/1.1 (408|422|303) |$)/ : /^HTTP\/1.1 408 /;
    const most = isUpload ? SILENCE_MS.upload : SILENCE_MS.form;
    await send('silent', silent, most, ['Content-Length: 5000'], [part]);
  }
});

/** Every address of the build, its variable steps filled. */
function routesOfBuild(): string[] {
  const manifest = join(ROOT, process.env.NEXT_DIST_DIR ?? '.next-test', 'server/app-paths-manifest.json');
  const entries = Object.keys(JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>);
  const addresses = entries
    .filter((entry) => !entry.includes('/(.'))
    .map((entry) =>
      `/${entry
        .split('/')
        .slice(1, -1)
        .filter((step) => !/^[(@]/.test(step))
        .join('/')}`.replace(/\[+[^/]+\]+/g, '1'),
    );
  return [...new Set(addresses)];
}

function methodsOf(route: string): string[] {
  return route.startsWith('/api/') ? ['POST', 'PUT', 'PATCH', 'DELETE'] : ['POST'];
}

/** What came back by the time an answer or the end of the connection was there. @throws when neither comes in time */
function talk(port: number, pieces: string[], most: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no answer within ${most} ms to ${pieces[0]?.split('\r\n')[0]}`));
    }, most);
    const done = () => {
      clearTimeout(late);
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', (data) => {
      answer += data;
      if (answer.includes('\r\n\r\n')) setTimeout(done, 200);
    });
    socket.on('error', () => {});
    socket.on('close', done);
    for (const piece of pieces) socket.write(piece);
  });
}
