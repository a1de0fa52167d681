/** Seconds to wait after each attempt that failed: ten attempts in a little over three days. */
export const RETRY_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

const JITTER = 0.1;
const LONGEST_SECONDS = 86_400;
/** However long a receiver wants to be left alone, others of its events are tried again after this. */
const LONGEST_REST_SECONDS = 3_600;
const SHORT_REST_SECONDS = 10;

/** Of these the receiver says that it has too much to do. */
const OVERLOADED: readonly (number | null)[] = [429, 502, 503, 504];

/** When the attempt after `failed` ones is made; null when that was the last. Never before the receiver wants it. */
export function secondsToNext(failed: number, retryAfter: string | null): number | null {
  const planned = RETRY_SECONDS[failed - 1];
  if (planned === undefined) return null;
  const jittered = planned * (1 - JITTER + 2 * JITTER * Math.random());
  return Math.max(jittered, secondsOf(retryAfter, LONGEST_SECONDS) ?? 0);
}

/** How long nothing at all is sent to an endpoint that has too much to do. */
export function secondsToRest(status: number | null, retryAfter: string | null): number {
  if (!OVERLOADED.includes(status)) return 0;
  return secondsOf(retryAfter, LONGEST_REST_SECONDS) ?? SHORT_REST_SECONDS;
}

/** Seconds, or a date as HTTP writes it. */
function secondsOf(retryAfter: string | null, most: number): number | null {
  if (retryAfter === null) return null;
  const text = retryAfter.trim();
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), most) : null;
}
