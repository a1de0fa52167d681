import { createHmac } from 'node:crypto';

interface Signed {
  id: string;
  /** Of the attempt, in whole seconds since 1970: receivers refuse what is old. */
  timestamp: number;
  body: string;
}

/** The headers of Standard Webhooks 1.0, signed with each of the secrets: while one is replaced, a receiver may know either. */
export function signedHeaders(
  secrets: readonly Buffer[],
  { id, timestamp, body }: Signed,
): Record<string, string> {
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  );
  return {
    'content-type': 'application/json',
    'user-agent': 'Carteira-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
