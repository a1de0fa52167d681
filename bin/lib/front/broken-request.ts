import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { DATA_POLICY, SECURITY_HEADERS } from '#lib/web/content-security-policy.ts';

const STATUS: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What is no HTTP, has too long headers or never finishes them: there is no request yet to answer by the usual way. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = STATUS[error.code ?? ''] ?? 400;
  const headers = { ...SECURITY_HEADERS, 'Content-Security-Policy': DATA_POLICY, 'Content-Length': '0' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(
    [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', ...lines, '', ''].join('\r\n'),
  );
}
