import { rootCause } from '../log.ts';

/** Class 57P (server shutting down, connection terminated), 08 (connection), 25P03 (idle in transaction) or no SQL state. */
export function isConnectionLoss(error: unknown): boolean {
  const cause = rootCause(error) as { code?: unknown; message?: unknown };
  const code = typeof cause.code === 'string' ? cause.code : '';
  if (/^(57P|08|25P03)/.test(code) || /^(ECONN|EPIPE|ETIMEDOUT)/.test(code)) return true;
  return (
    typeof cause.message === 'string' &&
    /connection (terminated|ended|error)|not queryable|client has encountered/i.test(cause.message)
  );
}
