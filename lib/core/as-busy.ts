import { DrizzleQueryError } from 'drizzle-orm/errors';
import { BUSY, Busy } from './errors.ts';
import { rootCause } from './log.ts';
import { outageOf } from './runs/outage.ts';

const LOCK_NOT_AVAILABLE = '55P03';

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
  const { code } = Object(rootCause(error)) as { code?: unknown };
  return code === LOCK_NOT_AVAILABLE;
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
