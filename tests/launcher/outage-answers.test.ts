import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REQUEST_ID_HEADER, rememberOutage } from '#lib/web/failed-requests.ts';
import { front } from '../../bin/lib/front/front.ts';

/** How the application fails, by address. */
const failures: Record<string, (response: ServerResponse) => void> = {
  '/head': (response) => void response.writeHead(500, { 'Content-Type': 'text/html' }).end('empty'),
  '/implicit': (response) => {
    response.statusCode = 500;
    response.setHeader('Set-Cookie', 'secret=1');
    response.write('half');
    response.end('whole');
  },
  '/api/v1/contacts': (response) => void response.writeHead(500).end(),
  '/fine': (response) => void response.end('fine'),
  '/bug': (response) => void response.writeHead(500).end('a bug'),
};
let server: Server;
let url = '';

beforeAll(async () => {
  const listener = front(async (request, response) => {
    for await (const _piece of request);
    const path = request.url?.split('?')[0] ?? '';
    if (path !== '/bug') rememberOutage(request.headers[REQUEST_ID_HEADER]?.toString());
    failures[path]?.(response);
  });
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const OWN = { 'Sec-Fetch-Site': 'same-origin', 'Accept-Language': 'en' };
const BUSY = 'The server is busy or cannot reach its data. Try again in a few seconds.';

describe('a request that fails by an outage', () => {
  it.each(['/head', '/implicit'])('is answered with a page that says so: %s', async (path) => {
    const answer = await fetch(url + path, { headers: OWN });
    const page = await answer.text();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(page).toContain(BUSY);
    expect(page).not.toMatch(/empty|half|whole|<script/);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is answered in JSON under the addresses of programs', async () => {
    const answer = await fetch(`${url}/api/v1/contacts`, { headers: OWN });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { code: 'busy', message: BUSY } });
  });

  it('gives a form back as it was typed, but for passwords, to be sent again', async () => {
    const form = new FormData();
    const typed = { $ACTION_ID_1: '', name: 'Dona "Lurdes" <b>', notes: 'a\nb', newPassword: 'segredo' };
    for (const [name, value] of Object.entries(typed)) form.append(name, value);
    const answer = await fetch(`${url}/head`, { method: 'POST', body: form, headers: OWN });
    const page = await answer.text();
    expect(answer.status).toBe(503);
    expect(page).toContain('<input type="hidden" name="$ACTION_ID_1" value="">');
    expect(page).toContain('value="Dona &#34;Lurdes&#34; &#60;b&#62;"');
    expect(page).not.toMatch(/segredo|<b>/);
  });

  it('is told to the page’s own script in a sentence', async () => {
    const headers = { ...OWN, 'Next-Action': 'x'.repeat(42) };
    const answer = await fetch(`${url}/head`, { method: 'POST', body: new FormData(), headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'text/plain']);
    expect(await answer.text()).toBe(`refused: ${BUSY}`);
  });

  it('is left alone when it came through after all, and so is a bug', async () => {
    expect(await (await fetch(`${url}/fine`)).text()).toBe('fine');
    const bug = await fetch(`${url}/bug`);
    expect([bug.status, await bug.text()]).toEqual([500, 'a bug']);
  });
});
