import { DrizzleQueryError } from 'drizzle-orm/errors';
import { BUSY, Busy } from './errors.ts';
import { rootCause } from './log.ts';
import { outageOf } from './runs/outage.ts';

const LOCK_NOT_AVAILABLE = '55P03';
const QUERY_CANCELED = '57014';

/** What passes by itself is no bug: whoever meets it is told to try again. Other errors as they are. */
export function asBusy(error: unknown): unknown {
  return isPassing(error) ? new Busy() : error;
}

/** Whether something else than the work is in the way and passes by itself; a fault that only an operator can mend does not. */
export function isPassing(error: unknown): boolean {
  const outage = outageOf(error);
  return outage !== null && outage !== 'fault';
}

export function isLockTimeout(error: unknown): boolean {
  return codeOf(error) === LOCK_NOT_AVAILABLE;
}

/** The server gave a statement up after its time. */
export function isCancelled(error: unknown): boolean {
  return codeOf(error) === QUERY_CANCELED;
}

function codeOf(error: unknown): unknown {
  return (Object(rootCause(error)) as { code?: unknown }).code;
}

/** Gives failed queries the digest by which the error page, which Next tells nothing else, knows that it was an outage. */
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
