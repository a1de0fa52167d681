import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type TurnLimits, turns } from '#lib/core/person-turns.ts';
import { arePeoplePresent, sawSomebody } from './people-present.ts';
import { yieldingTurns } from './yielding-turns.ts';

/** As in `asCaller`, which counts the calls of one person whatever tokens they use. */
const CALLS: TurnLimits = {
  atOnce: 2,
  waiting: 200,
  patience: 5_000,
  code: 'calls_active',
  retryAfter: 5,
};
/** A browser asks for six things at once, and a page for a few more when it opens. */
const PAGES: TurnLimits = {
  atOnce: 4,
  waiting: 100,
  patience: 10_000,
  code: 'pages_active',
  retryAfter: 5,
};

/** Programs ask as fast as they are answered; they make room for people. */
const inCallTurn = yieldingTurns(CALLS, arePeoplePresent);
const inPageTurn = turns('front page', PAGES);

/**
 * Lets so many requests with one token or one session go on to Next at once: what waits, or is refused with `TooMany`, has
 * cost no body and no page. Who they are is not asked here: any text is a key. Requests without either take no turn.
 */
export async function inCallerTurn(
  request: IncomingMessage,
  response: ServerResponse,
  work: () => Promise<void>,
): Promise<void> {
  const { authorization = '', cookie = '' } = request.headers;
  const session = /(?:^|; )(?:__Host-)?carteira-session=([^;]+)/.exec(cookie)?.[1];
  if (authorization) return inCallTurn(keyOf(authorization), () => untilAnswered(response, work));
  if (!session || request.url?.startsWith('/_next/')) return work();
  sawSomebody();
  return inPageTurn(keyOf(session), () => untilAnswered(response, work));
}

function keyOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}

/** Nothing for whoever has left the line; and a turn is over when its work is, or when who asked has left. */
async function untilAnswered(response: ServerResponse, work: () => Promise<void>): Promise<void> {
  if (response.destroyed) return;
  const left = new Promise<void>((resolve) => response.once('close', resolve));
  await Promise.race([work(), left]);
}
