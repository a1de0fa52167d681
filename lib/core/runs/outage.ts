import { rootCause } from '../log.ts';

export const OUTAGES = [
  'connection',
  'connections',
  'disk_full',
  'memory',
  'read_only',
  'busy',
  'fault',
] as const;
export type Outage = (typeof OUTAGES)[number];

/**
 * States that say something about the server, the network or the settings and nothing about the work, first match first. 42501
 * is a right taken from the application, 42P01 and 42703 a base of another release.
 */
const STATES: readonly [RegExp, Outage][] = [
  [/^(08|57P|28|3D|25P03)/, 'connection'],
  [/^53300$/, 'connections'],
  [/^53100$/, 'disk_full'],
  [/^53200$/, 'memory'],
  [/^25006$/, 'read_only'],
  [/^(55P03|55006|57014|25P04|40)/, 'busy'],
  [/^(53|58|XX001|XX002|42501|42P01|42703)/, 'fault'],
];

/** Of this machine: its network, its disk, its memory, its handles. */
const SYSTEM: readonly [RegExp, Outage][] = [
  [/^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/, 'connection'],
  [/^(ENOSPC|EDQUOT)/, 'disk_full'],
  [/^ENOMEM/, 'memory'],
  [/^EROFS/, 'read_only'],
  [/^(EMFILE|ENFILE|EIO)/, 'fault'],
];

/** The driver's, which have no code; the time-outs are also what a machine finds that wakes from sleep. */
const MESSAGES =
  /connection (terminated|ended|error)|not queryable|client has encountered|timeout e(xpired|xceeded when)/i;

const TOO_MUCH = /^(57014|25P04|53200)$/;

/** What went away or ran out; null when the work failed by itself. */
export function outageOf(error: unknown): Outage | null {
  const cause = rootCause(error) as { code?: unknown; message?: unknown; syscall?: unknown };
  const code = codeOf(cause);
  const isState = /^[0-9A-Z]{5}$/.test(code);
  for (const [pattern, outage] of isState ? [...STATES, ...SYSTEM] : SYSTEM)
    if (pattern.test(code)) return outage;
  // A server's socket that is not there is a missing file.
  if (cause?.syscall === 'connect') return 'connection';
  return !isState && typeof cause?.message === 'string' && MESSAGES.test(cause.message) ? 'connection' : null;
}

export function isTooMuch(error: unknown): boolean {
  return TOO_MUCH.test(codeOf(rootCause(error)));
}

function codeOf(cause: unknown): string {
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
