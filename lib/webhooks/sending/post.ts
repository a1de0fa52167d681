import { lookup as lookUp } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Networks } from './networks.ts';

/** Within what receivers are told to answer; the whole of look-up, connection and answer. */
const PATIENCE_MS = 20_000;
/** Nobody reads it; so much is taken in so that a receiver that writes more than a status is not cut off. */
const MOST_ANSWER_BYTES = 65_536;
const MOST_HEADER_BYTES = 16_384;

/** Codes of the catalogue `webhooks.failures`. */
export type Failure =
  | 'address_forbidden'
  | 'name_unknown'
  | 'connection_refused'
  | 'connection_lost'
  | 'certificate'
  | 'certificate_name'
  | 'certificate_over'
  | 'certificate_unknown'
  | 'unencrypted'
  | 'timeout'
  | 'secret_unreadable'
  | 'endpoint_ended';

export interface Outcome {
  status: number | null;
  failure: Failure | null;
  durationMs: number;
  /** As the receiver wrote it. */
  retryAfter: string | null;
}

export interface PostOptions {
  networks: Networks;
  resolve?: (name: string) => Promise<{ address: string; family: number }[]>;
  patienceMs?: number;
}

/**
 * Sends a body to somebody else's address. Redirects are not followed and nothing of the answer is kept but its status. A name is
 * looked up once: what is connected to is one of the addresses that were checked. Never throws.
 */
export async function post(
  url: URL,
  headers: Record<string, string>,
  body: string,
  { networks, resolve = lookUpAll, patienceMs = PATIENCE_MS }: PostOptions,
): Promise<Outcome> {
  const start = performance.now();
  const patience = AbortSignal.timeout(patienceMs);
  const answer = await new Promise<Omit<Outcome, 'durationMs'>>((settle) => {
    const fail = (error: unknown) =>
      settle({
        status: null,
        failure: patience.aborted ? 'timeout' : failureOf(error),
        retryAfter: null,
      });
    const secure = url.protocol === 'https:';
    const isAllowed = (address: string) => networks.allow(address, secure);
    const name = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(name) && !isAllowed(name)) return fail(new ForbiddenAddress());
    const request = (secure ? https : http).request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // A connection for each: none is kept that was checked under another name.
      agent: false,
      lookup: checkedLookup(resolve, isAllowed),
      maxHeaderSize: MOST_HEADER_BYTES,
      signal: patience,
    });
    request.on('error', fail);
    // The second lock on the same door, before anything is written.
    request.on('socket', (socket) => {
      socket.once('connect', () => {
        if (!isAllowed(socket.remoteAddress ?? '')) request.destroy(new ForbiddenAddress());
      });
    });
    request.on('response', (response) => {
      discard(response);
      settle({
        status: response.statusCode ?? null,
        failure: null,
        retryAfter: response.headers['retry-after'] ?? null,
      });
    });
    request.end(body);
  });
  return { ...answer, durationMs: Math.round(performance.now() - start) };
}

class ForbiddenAddress extends Error {
  readonly code = 'EFORBIDDEN';
}

function lookUpAll(name: string) {
  return lookUp(name, { all: true, verbatim: true });
}

/** Answers with the allowed addresses alone, so that no other can be connected to. */
function checkedLookup(
  resolve: NonNullable<PostOptions['resolve']>,
  isAllowed: (address: string) => boolean,
): LookupFunction {
  return (name, options, done) => {
    resolve(name).then(
      (found) => {
        const allowed = found.filter(({ address }) => isAllowed(address));
        const [first] = allowed;
        if (!first) return done(new ForbiddenAddress(), '', 0);
        if (options.all) return done(null, allowed);
        return done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    );
  };
}

function discard(response: http.IncomingMessage): void {
  let size = 0;
  response.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size > MOST_ANSWER_BYTES) response.destroy();
  });
  response.on('error', () => {});
}

function failureOf(error: unknown): Failure {
  const { code = '', name = '', message = '' } = error as { code?: string; name?: string; message?: string };
  if (name === 'TimeoutError') return 'timeout';
  if (code === 'EPROTO' && /wrong version number|http request/.test(message)) return 'unencrypted';
  return REASONS.find(([codes]) => codes.test(code))?.[1] ?? 'connection_lost';
}

/** Codes of Node's and of OpenSSL's, first match first. */
const REASONS: readonly [RegExp, Failure][] = [
  [/^EFORBIDDEN$/, 'address_forbidden'],
  [/^(ENOTFOUND|EAI_AGAIN|ENODATA)$/, 'name_unknown'],
  [/^ECONNREFUSED$/, 'connection_refused'],
  [/^ETIMEDOUT$/, 'timeout'],
  [/ALTNAME/, 'certificate_name'],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/, 'certificate_over'],
  [/SELF_SIGNED|UNABLE_TO|^CERT_(UNTRUSTED|CHAIN_TOO_LONG)$|^INVALID_CA$/, 'certificate_unknown'],
  [/^ERR_SSL_(WRONG_VERSION_NUMBER|HTTP_REQUEST)$/, 'unencrypted'],
  [/CERT|^ERR_(TLS|SSL)|EPROTO/, 'certificate'],
];
