import { expect } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { answerOf, documented, mismatch } from './document-schemas.ts';
import { routeOf } from './routes.ts';

interface Sending {
  token?: string;
  json?: unknown;
  body?: BodyInit;
  headers?: Record<string, string>;
}

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape the document has just been asked about
  body: any;
}

/**
 * Calls a route's own handler as Next would. Whatever it answers must be what the OpenAPI document says of it: the
 * status is known and the body has its schema.
 */
export async function send(method: string, address: string, sending: Sending = {}): Promise<Answered> {
  const url = new URL(`/api/v1${address}`, 'http://localhost:3000');
  const { route, params } = await routeOf(url.pathname);
  const handler = route.handlers[method];
  if (!handler) throw new Error(`${route.path} has no ${method}`);
  const response = await handler(requestOf(method, url, sending), { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const answered = {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : null,
  };
  expectDocumented(route.path, method, answered);
  return answered;
}

/** A token that acts as `actor`, made by someone who may. */
export async function tokenFor(actor: Actor, maker: Actor): Promise<string> {
  return (await createApiToken(maker, { name: 'Integração', userId: actor.userId })).token;
}

function requestOf(method: string, url: URL, { token, json, body, headers }: Sending): Request {
  return new Request(url, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: json === undefined ? body : JSON.stringify(json),
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
}

function expectDocumented(path: string, method: string, answered: Answered): void {
  if (answered.status === 405 || path === '/openapi.json') return;
  const operation = documented(path, method);
  if (!operation) throw new Error(`the document has no ${method} ${path}`);
  const answer = answerOf(operation, answered.status);
  expect(answer, `${method} ${path} answered ${answered.status}: ${answered.text}`).toBeDefined();
  const schema = answer?.content?.['application/json']?.schema;
  if (schema) expect(mismatch(schema, answered.body), `${method} ${path} ${answered.status}`).toBe('');
  for (const name of Object.keys(answer?.headers ?? {})) expect(answered.headers.has(name), name).toBe(true);
}
