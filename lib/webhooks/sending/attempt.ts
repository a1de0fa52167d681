import type { Database } from '#db/client.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { unseal } from '../secret.ts';
import type { Claimed } from './claim.ts';
import { messageId, payloadOf } from './payload.ts';
import { type Outcome, type PostOptions, post } from './post.ts';
import { settle } from './settle.ts';
import { signedHeaders } from './signature.ts';

/** Sends what was claimed, and writes down what came of it. */
export async function attempt(claimed: Claimed, options: PostOptions, db: Database): Promise<Outcome> {
  const outcome = await send(claimed, options);
  await settle(claimed, outcome, db);
  return outcome;
}

async function send({ id, url, secrets, event }: Claimed, options: PostOptions): Promise<Outcome> {
  const body = JSON.stringify(payloadOf(event));
  try {
    const signed = { id: messageId(event), timestamp: Math.floor(Date.now() / 1_000), body };
    const headers = signedHeaders(secrets.map(unseal), signed);
    return await post(new URL(url), headers, body, options);
  } catch (error) {
    log('webhook.unreadable', { delivery: id, ...errorFacts(error) });
    return { status: null, failure: 'secret_unreadable', durationMs: 0, retryAfter: null };
  }
}
