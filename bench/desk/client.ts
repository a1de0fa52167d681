import { Agent, request } from 'node:http';
import type { Served } from '../list-http/serve-build.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the endpoint's own
  body: any;
  /** Milliseconds. */
  took: number;
}

export type Call = (
  method: string,
  path: string,
  json?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** Calls the API in somebody's name, over one connection that stays open. */
export function client({ host, port }: Served, token: string): Call {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (method, path, json, more) => {
    const body = json === undefined ? undefined : JSON.stringify(json);
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      ...more,
    };
    const sent = performance.now();
    return new Promise((resolve, reject) => {
      const asked = request(
        { host, port, agent, method, path: `/api/v1${path}`, headers },
        async (answer) => {
          const text = await new Response(answer as never).text();
          const took = performance.now() - sent;
          resolve({ status: answer.statusCode ?? 0, body: text ? JSON.parse(text) : null, took });
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  };
}
