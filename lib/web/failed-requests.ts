export type FailedStatus = 403 | 404 | 429 | 500;

/** Header by which the front numbers requests; `proxy.ts` numbers pages where there is no front. */
export const REQUEST_ID_HEADER = 'x-carteira-request';

const MOST_REMEMBERED = 1000;

/**
 * Next sends an error page as an empty document that only scripts can fill; the root layout asks here where to send people
 * without them. Global, because server components and the pages' HTML are rendered by two copies of this module.
 */
const failures = remembered<FailedStatus>('carteiraFailures');

/** Requests that failed by what passes by itself, which the front answers instead of Next. */
const outages = remembered<true>('carteiraOutages');

export function rememberFailure(requestId: string | null | undefined, status: FailedStatus): void {
  remember(failures, requestId, status);
}

/** Told once. */
export function takeFailure(requestId: string): FailedStatus | null {
  const status = failures.get(requestId) ?? null;
  failures.delete(requestId);
  return status;
}

export function rememberOutage(requestId: string | null | undefined): void {
  remember(outages, requestId, true);
}

/** Told once. */
export function takeOutage(requestId: string): boolean {
  return outages.delete(requestId);
}

function remember<What>(map: Map<string, What>, requestId: string | null | undefined, what: What): void {
  if (!requestId) return;
  const oldest = map.keys().next();
  if (map.size >= MOST_REMEMBERED && !oldest.done) map.delete(oldest.value);
  map.set(requestId, what);
}

function remembered<What>(name: 'carteiraFailures' | 'carteiraOutages'): Map<string, What> {
  const shared = globalThis as Partial<Record<typeof name, Map<string, What>>>;
  shared[name] ??= new Map();
  return shared[name];
}
