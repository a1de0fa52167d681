import { DrizzleQueryError } from 'drizzle-orm/errors';
import { BUSY, Busy } from './errors.ts';
import { rootCause } from './log.ts';
import { outageOf } from './runs/outage.ts';

const LOCK_NOT_AVAILABLE = '55P03';

/** What passes by itself is no bug: whoever meets it is told to try again. Other errors as they are. */
export function asBusy(error: unknown): unknown {
  return isPassing(error) ? new Busy() : error;
}

/**
 * Whether something else than the work is in the way: a lock that somebody holds for too long, no connection free, a server that
 * stops or starts. A fault that only an operator can mend is none of these.
 */
export function isPassing(error: unknown): boolean {
  const outage = outageOf(error);
  return outage !== null && outage !== 'fault';
}

export function isLockTimeout(error: unknown): boolean {
  const { code } = Object(rootCause(error)) as { code?: unknown };
  return code === LOCK_NOT_AVAILABLE;
}

/**
 * Gives failed queries the digest by which an error page knows that it was an outage. Next tells that page nothing else, and makes
 * a digest of its own only where there is none.
 */
export function nameOutages(): void {
  Object.defineProperty(DrizzleQueryError.prototype, 'digest', {
    configurable: true,
    get(this: unknown) {
      return isPassing(this) ? BUSY : undefined;
    },
    set(this: object, value: string) {
      Object.defineProperty(this, 'digest', { configurable: true, writable: true, value });
    },
  });
}
