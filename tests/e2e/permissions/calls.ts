import { once } from 'node:events';
import { connect } from 'node:net';
import type { Body, Method } from '#tests/permission-matrix.ts';

export interface Answer {
  status: number;
  location: string | null;
  text: string;
}

/** Headers a browser sends along when a page of ours posts. */
export function sameSite(url: string): Record<string, string> {
  return { Origin: url, 'Sec-Fetch-Site': 'same-origin' };
}

/** Any request; redirects are answers, not followed. */
export async function call(
  method: string,
  address: string,
  headers: Record<string, string> = {},
  body?: BodyInit,
): Promise<Answer> {
  const response = await fetch(address, { method, headers, body, redirect: 'manual' });
  const location = response.headers.get('x-action-redirect') ?? response.headers.get('location');
  return { status: response.status, location, text: await response.text() };
}

/** A call of the API with a bearer token, or none. */
export function callApi(method: Method, address: string, token: string | null, body?: Body): Promise<Answer> {
  const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  if (!body) return call(method, address, headers);
  if ('csv' in body) return call(method, address, { ...headers, 'Content-Type': 'text/csv' }, body.csv);
  return call(method, address, { ...headers, 'Content-Type': 'application/json' }, JSON.stringify(body.json));
}

const EMPTY_STATE = { errors: {}, values: {}, attempt: 0 };

/** Calls an action as the page's scripts do: its id in a header, its arguments as React writes them. */
export function callAction(
  id: string,
  address: string,
  headers: Record<string, string>,
  fields: Iterable<readonly [string, string]>,
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(`_1_${name}`, value);
  body.append('0', JSON.stringify([EMPTY_STATE, '$K1']));
  return call('POST', address, { Accept: 'text/x-component', 'Next-Action': id, ...headers }, body);
}

/** Sends an action's form as a browser without scripts does. */
export function sendForm(
  id: string,
  address: string,
  headers: Record<string, string>,
  fields: Iterable<readonly [string, string]>,
): Promise<Answer> {
  const body = new FormData();
  body.append('$ACTION_REF_1', '');
  body.append('$ACTION_1:0', JSON.stringify({ id, bound: '$@1' }));
  body.append('$ACTION_1:1', JSON.stringify([EMPTY_STATE]));
  body.append('$ACTION_KEY', 'k0000000000000000000000000000000');
  for (const [name, value] of fields) body.append(name, value);
  return call('POST', address, { Accept: 'text/html', ...headers }, body);
}

/** Begins a form's upload, sends the text of its file and hangs up. */
export async function hangUp(url: string, headers: Record<string, string>, text: string): Promise<void> {
  const { hostname, port, host } = new URL(url);
  const lines = Object.entries({
    Host: host,
    'Content-Type': 'multipart/form-data; boundary=x',
    'Content-Length': '50000000',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  await new Promise<void>((sent) => {
    socket.write(`POST /api/imports HTTP/1.1\r\n${lines.join('')}\r\n${part}${text}`, () => sent());
  });
  socket.destroy();
}
