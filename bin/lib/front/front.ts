import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Problem } from '#lib/api/problem.ts';
import { Busy, Refused, TooMany } from '#lib/core/errors.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { DATA_POLICY, SECURITY_HEADERS } from '#lib/web/content-security-policy.ts';
import { REQUEST_ID_HEADER, takeOutage } from '#lib/web/failed-requests.ts';
import { type BodyBounds, bodyBounds } from './body-bounds.ts';
import { inCallerTurn } from './caller-turns.ts';
import { drainRefused, endSilentUpload, type Leftover } from './leftover-body.ts';
import { type PasswordDoors, passwordDoors } from './password-doors.ts';
import { receiveBody } from './receive-body.ts';
import { type FrontAnswer, refusalAnswer } from './refusal-answer.ts';
import { refusalAtDoor } from './refusal-at-door.ts';
import { replaceFailure } from './replace-failure.ts';
import { endUnreadAnswer } from './unread-answer.ts';

/** What an answered request may still send, and milliseconds in which nobody reads an answer. */
export interface Patience {
  leftover?: Leftover;
  unread?: number;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Stands before Next in every web process and does what Next does badly or too late. Every answer carries the security
 * headers; what can be no request is refused before it costs a page (`refusalAtDoor`: the place for further cheap
 * refusals, by address, method, header or a count); a body is received whole and within bounds before anything works on it,
 * but for uploads, which stream and are bounded by their verbs; a body left half read does not hold its connection; and
 * what fails by an outage is answered as busy, with the form that was sent, instead of by Next's bare 500. Forms with a
 * password are counted before anything is drawn or hashed for them (`passwordDoors`), and one token's or session's requests
 * take turns (`inCallerTurn`). `boundsOf` says what a request may bring.
 */
export function front(
  next: Handler,
  boundsOf: (request: IncomingMessage) => BodyBounds = bodyBounds,
  patience: Patience = {},
  passwords: PasswordDoors = passwordDoors(),
): RequestListener {
  return (request, response) => {
    const { socket } = request;
    response.on('finish', () => drainRefused(request, socket, patience.leftover));
    endUnreadAnswer(response, patience.unread);
    dress(response);
    answer(next, boundsOf(request), passwords, request, response).catch(async (error: unknown) => {
      if (!(error instanceof Problem) && !(error instanceof Refused))
        log('request.failed', errorFacts(error));
      if (response.headersSent) return void response.destroy();
      send(response, await refusalAnswer(request, error));
    });
  };
}

/** Next's own answers and the pages' policy come later and win. */
function dress(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  response.setHeader('Content-Security-Policy', DATA_POLICY);
}

async function answer(
  next: Handler,
  bounds: BodyBounds,
  passwords: PasswordDoors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalAtDoor(request);
  if (refusal) throw refusal;
  if (Number(request.headers['content-length'] ?? 0) > bounds.most) throw new Problem('too_large');
  const admission = passwords.admit(request);
  if (request.headers.expect) response.writeContinue();
  if (bounds.streams) {
    endSilentUpload(request, bounds.silence);
    sayBusy(request, response);
    return next(request, response);
  }
  return inCallerTurn(request, response, async () => {
    const received = await receiveBody(request, bounds);
    if (!received) return;
    const { body } = received;
    if (admission === 'maybe' && !(await passwords.admitKnown(request, body)))
      return send(response, await refusalAnswer(request, new TooMany('sign_ins_active', 3), body));
    sayBusy(request, response, body);
    return next(received.request, response);
  });
}

function send(response: ServerResponse, { status, headers, body }: FrontAnswer): void {
  response.writeHead(status, headers).end(body);
}

/** By its number a request that fails in Next is known here. */
function sayBusy(request: IncomingMessage, response: ServerResponse, body?: Buffer): void {
  const id = randomUUID();
  request.headers[REQUEST_ID_HEADER] = id;
  replaceFailure(
    response,
    () => takeOutage(id),
    () => refusalAnswer(request, new Busy(), body),
  );
}
