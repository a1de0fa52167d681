import { Busy } from './errors.ts';
import { rootCause } from './log.ts';

const LOCK_NOT_AVAILABLE = '55P03';

/** A lock that somebody else held for too long is no bug: whoever waits for it is told to try again. Other errors as they are. */
export function asBusy(error: unknown): unknown {
  return isLockTimeout(error) ? new Busy() : error;
}

export function isLockTimeout(error: unknown): boolean {
  const { code } = Object(rootCause(error)) as { code?: unknown };
  return code === LOCK_NOT_AVAILABLE;
}
