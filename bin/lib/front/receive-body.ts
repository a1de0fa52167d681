import { IncomingMessage } from 'node:http';
import { Problem } from '#lib/api/problem.ts';
import type { BodyBounds } from './body-bounds.ts';

/** Bytes of unfinished bodies a process holds at any time, whoever sends them. */
const MOST_HELD = 64_000_000;
let held = 0;

export interface Received {
  /** The request as if it had just arrived. */
  request: IncomingMessage;
  body: Buffer;
}

/**
 * Waits for the whole body and answers the request with it; null when whoever sent it has left.
 * @throws Problem 413 for too much, 408 for what does not arrive in time, 503 while too much is arriving
 */
export async function receiveBody(request: IncomingMessage, bounds: BodyBounds): Promise<Received | null> {
  const { headers } = request;
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0)
    return { request, body: Buffer.alloc(0) };
  return new Promise((resolve, reject) => {
    let body: Buffer = Buffer.alloc(0);
    let size = 0;
    const finish = (outcome: Received | Problem | null) => {
      clearTimeout(silent);
      clearTimeout(whole);
      held -= body.length;
      body = Buffer.alloc(0);
      request.off('data', take).off('end', end).off('close', leave).off('error', leave);
      if (outcome instanceof Problem) reject(outcome);
      else resolve(outcome);
    };
    const take = (piece: Buffer) => {
      if (size + piece.length > bounds.most) return finish(new Problem('too_large'));
      if (size + piece.length > body.length) {
        const larger = grown(body, size, piece.length);
        if (held + larger.length - body.length > MOST_HELD)
          return finish(new Problem('busy', { 'Retry-After': '5' }));
        held += larger.length - body.length;
        body = larger;
      }
      piece.copy(body, size);
      size += piece.length;
      silent.refresh();
    };
    const end = () => {
      const whole = body.subarray(0, size);
      finish({ request: withBody(request, whole), body: whole });
    };
    const late = () => finish(new Problem('timed_out'));
    const leave = () => finish(null);
    const silent = setTimeout(late, bounds.silence);
    const whole = setTimeout(late, bounds.whole);
    request.on('data', take).once('end', end).once('close', leave).once('error', leave);
  });
}

/** Doubling: a body that comes byte by byte costs no more copies, and no object for each byte. */
function grown(body: Buffer, size: number, more: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(Math.max(body.length * 2, size + more));
  body.copy(larger, 0, 0, size);
  return larger;
}

/** A stream that has ended can not be read again: the same request, with its body ahead of it. */
function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const whole = new IncomingMessage(request.socket);
  const { httpVersion, httpVersionMajor, httpVersionMinor, method, url, rawHeaders, headers } = request;
  Object.assign(whole, { httpVersion, httpVersionMajor, httpVersionMinor, method, url, rawHeaders, headers });
  whole.complete = true;
  whole.push(body);
  whole.push(null);
  return whole;
}
