import { rootCause } from '../log.ts';

/**
 * SQL states of class 57P (server shutting down, connection terminated), 08 (connection), 25P03 (idle in transaction) and
 * 53300 (no connection free).
 */
const STATES = /^(57P|08|25P03|53300)/;
/** The network's own: refused, reset, unreachable, unknown name. */
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/;
/** The driver's, which have no code; the time-outs are also what a machine finds that wakes from sleep. */
const MESSAGES =
  /connection (terminated|ended|error)|not queryable|client has encountered|timeout e(xpired|xceeded when)/i;

/** Whether the database went away or could not be reached, which says nothing about the work that was being done. */
export function isConnectionLoss(error: unknown): boolean {
  const cause = rootCause(error) as { code?: unknown; message?: unknown; syscall?: unknown };
  const code = typeof cause.code === 'string' ? cause.code : '';
  // A server's socket that is not there is a missing file.
  const isUnconnected = cause.syscall === 'connect';
  if (STATES.test(code) || NETWORK.test(code) || isUnconnected) return true;
  return typeof cause.message === 'string' && MESSAGES.test(cause.message);
}
