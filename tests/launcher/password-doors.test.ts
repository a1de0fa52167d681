import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withKnownAccount } from '#lib/users/sign-in/known-browser.ts';
import { bodyBounds } from '../../bin/lib/front/body-bounds.ts';
import { front } from '../../bin/lib/front/front.ts';
import { isPasswordDoor, passwordDoors } from '../../bin/lib/front/password-doors.ts';
import { rate } from '../../bin/lib/front/rate.ts';
import { ROOT } from '../../bin/lib/root.ts';

const AT_ONCE = 3;
const EMAIL = 'dona.rita@aurora.com.br';
let server: Server;
let url = '';
/** What reached the application. */
let reached: string[] = [];

beforeEach(async () => {
  reached = [];
  // None comes back while the test runs.
  const doors = passwordDoors(0, AT_ONCE);
  const listener = front(
    async (request, response) => {
      let body = '';
      for await (const piece of request) body += piece;
      reached.push(`${request.method} ${request.url} ${body.length}`);
      response.end('drawn');
    },
    bodyBounds,
    {},
    doors,
  );
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function typed(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const OWN = { 'Sec-Fetch-Site': 'same-origin' };

const send = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(url + path, { method: 'POST', body: typed(fields), headers: { ...OWN, ...headers } });

async function fill(): Promise<void> {
  for (let sent = 0; sent < AT_ONCE; sent++) expect((await send('/sign-in')).status).toBe(200);
}

describe('forms with a password, when too many come at once', () => {
  it.each([
    '/sign-in',
    '/sign-in?next=%2Fcontacts',
    '/setup/abc',
    '/invitation/abc',
    '/profile/password',
    '/api/auth/callback/credentials',
  ])('are refused at %s before anything works on them', async (path) => {
    await fill();
    const answer = await send(path, { email: EMAIL, password: 'segredo do mar' });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(reached).toHaveLength(AT_ONCE);
  });

  it('leave everything else alone', async () => {
    await fill();
    for (const path of ['/contacts/new', '/api/v1/contacts', '/'])
      expect((await send(path)).status).toBe(200);
    expect((await fetch(`${url}/sign-in`)).status).toBe(200);
  });

  it('come back as a form with what was typed but the passwords, in the reader’s language', async () => {
    await fill();
    const fields = {
      $ACTION_REF_1: '',
      next: '/contacts?search="><script>alert(1)</script>',
      email: `"><b>${EMAIL}`,
      password: 'segredo do mar',
    };
    const page = await (await send('/sign-in', fields, { 'Accept-Language': 'en' })).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<input type="hidden" name="$ACTION_REF_1" value="">');
    expect(page).toContain(`<input type="email" name="email" value="&#34;&#62;&#60;b&#62;${EMAIL}">`);
    expect(page).toContain('<input type="password" name="password">');
    expect(page).not.toMatch(/segredo|<script|<b>/);
    expect(await (await send('/sign-in', fields)).text()).toContain('<html lang="pt-BR">');
    const chosen = { Cookie: 'a=b; carteira_locale=en', 'Accept-Language': 'pt-BR' };
    expect(await (await send('/sign-in', fields, chosen)).text()).toContain('<html lang="en">');
  });

  it('tell the page’s own script in a sentence, and a program in JSON', async () => {
    await fill();
    const asked = { 'Next-Action': 'x'.repeat(42), 'Accept-Language': 'en' };
    const script = await send('/sign-in', {}, asked);
    expect([script.status, script.headers.get('content-type')]).toEqual([429, 'text/plain']);
    expect(await script.text()).toMatch(/^refused: More people are signing in/);
    const program = await send('/api/auth/callback/credentials');
    expect((await program.json()) as unknown).toMatchObject({ error: { code: 'too_many_requests' } });
  });

  it('go on for people at a browser they have signed in from, who are counted apart', async () => {
    await fill();
    const known = { Cookie: `carteira-browser=${withKnownAccount(undefined, EMAIL)}` };
    for (let sent = 0; sent < AT_ONCE; sent++) {
      // As a browser without scripts sends it, and as the page's own script does.
      const name = sent % 2 === 0 ? 'email' : '_1_email';
      const answer = await send('/sign-in', { [name]: EMAIL.toUpperCase(), password: 'x' }, known);
      expect(answer.status).toBe(200);
    }
    expect(reached.at(-1)).not.toMatch(/ 0$/);
    expect((await send('/sign-in', { email: EMAIL }, known)).status).toBe(429);
    const others = await send('/sign-in', { email: 'outra@aurora.com.br' }, known);
    expect(others.status).toBe(429);
  });

  it('that are no forms are refused without one', async () => {
    await fill();
    for (const body of ['{', '--x\r\nbroken', 'x'.repeat(50_000)]) {
      const headers = { ...OWN, 'Content-Type': 'multipart/form-data; boundary=x' };
      const answer = await fetch(`${url}/sign-in`, { method: 'POST', body, headers });
      expect(answer.status).toBe(429);
      expect(await answer.text()).not.toContain('<form');
    }
  });
});

describe('the list of them', () => {
  const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
  const files = (folder: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name));
  /** Whoever manages users may set a password; they are signed in and few. */
  const OF_MANAGERS = [
    'app/(signed-in)/settings/users/new/actions.ts',
    'app/api/v1/users/route.ts',
    'app/api/v1/users/[id]/route.ts',
  ];

  it('has every address that leads to the hashing of a password', () => {
    let hashing = ['password'];
    for (const depth of [1, 2, 3]) {
      const imports = new RegExp(`/(?:${hashing.join('|')})\\.ts'`);
      const found = files('lib/users').filter((path) => imports.test(read(path)));
      hashing = [...new Set([...hashing, ...found.map((path) => path.replace(/^.*\/|\.ts$/g, ''))])];
      expect(hashing.length).toBeGreaterThan(depth);
    }
    const verbs = new RegExp(`#lib/users/(?:[\\w-]+/)*(?:${hashing.join('|')})\\.ts'`);
    const doors = files('app').filter(
      (path) => /(?:actions|route)\.ts$/.test(path) && verbs.test(read(path)),
    );
    expect(doors.length).toBeGreaterThan(OF_MANAGERS.length + 3);
    const open = doors.filter((path) => {
      const url = path
        .replace(/^app|\/\([^)]+\)|\/(?:actions|route)\.ts$/g, '')
        .replace('[...nextauth]', 'callback/credentials')
        .replace(/\[\w+\]/g, 'x');
      return !OF_MANAGERS.includes(path) && !isPasswordDoor({ method: 'POST', url } as never);
    });
    expect(open).toEqual([]);
  });
});

describe('a rate', () => {
  it('lets so many through at once and then so many a second', () => {
    let now = 0;
    const take = rate(2, 3, () => now);
    const taken = (times: number) => Array.from({ length: times }, take).filter(Boolean).length;
    expect(taken(10)).toBe(3);
    now = 500;
    expect(taken(10)).toBe(1);
    now = 60_000;
    expect(taken(10)).toBe(3);
  });
});
