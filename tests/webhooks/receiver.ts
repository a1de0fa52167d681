import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  body: string;
  headers: Record<string, string>;
}

export interface Receiver {
  url: string;
  port: number;
  received: Received[];
  close(): Promise<void>;
}

type Answer = (response: http.ServerResponse, received: Received) => void;

/** Somebody else's server, on this machine. */
export async function startReceiver(answer: Answer = accept, host = '127.0.0.1'): Promise<Receiver> {
  const received: Received[] = [];
  const server = http.createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const one = {
      body: Buffer.concat(pieces).toString(),
      headers: request.headers as Record<string, string>,
    };
    received.push(one);
    answer(response, one);
  });
  await new Promise<void>((listening) => server.listen(0, host, listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/hook`,
    port,
    received,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

export function accept(response: http.ServerResponse): void {
  response.writeHead(204).end();
}

export function answering(status: number, headers: Record<string, string> = {}): Answer {
  return (response) => response.writeHead(status, headers).end('what a receiver writes');
}
