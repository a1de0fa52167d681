import { createServer, type Server } from 'node:http';
import { isIPv6 } from 'node:net';
import next from 'next';
import { answerBrokenRequest } from './broken-request.ts';
import { front } from './front.ts';

/** Longer than proxies keep their side. */
const KEEP_ALIVE_MS = 75_000;

/** One web process: the build of `NEXT_DIST_DIR`, behind the front. Ends by SIGTERM or SIGINT when all is answered. */
export async function serveWeb(port: number, hostname: string): Promise<void> {
  // After an action Next asks itself for the next page: by this address, never by what the request says of itself.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${isIPv6(hostname) ? `[${hostname}]` : hostname}:${port}`;
  const app = next({ dev: false, dir: process.cwd(), hostname, port });
  await app.prepare();
  const server = createServer({
    // The front bounds every body by its own rules: large uploads may take long, as long as they arrive.
    requestTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  const listener = front(app.getRequestHandler());
  server.on('request', listener);
  // Without this Node invites every body before anything has looked at its length.
  server.on('checkContinue', listener);
  server.on('clientError', answerBrokenRequest);
  endBySignal(server, () => app.close());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, resolve);
  });
}

function endBySignal(server: Server, close: () => Promise<void>): void {
  const end = (signal: NodeJS.Signals) => {
    server.close(async () => {
      await close();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}
