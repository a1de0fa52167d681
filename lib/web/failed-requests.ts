export type FailedStatus = 403 | 404 | 429 | 500;

const MOST_REMEMBERED = 1000;

/**
 * Page loads that end in an error page. Next sends such a page as an empty document that only scripts can fill; the
 * root layout asks here whether to send people without scripts to where they can read it. Shared through the global
 * object because server components and the pages' HTML are rendered by two copies of this module.
 */
const failures: Map<string, FailedStatus> = remembered();

export function rememberFailure(requestId: string | null | undefined, status: FailedStatus): void {
  if (!requestId) return;
  const oldest = failures.keys().next();
  if (failures.size >= MOST_REMEMBERED && !oldest.done) failures.delete(oldest.value);
  failures.set(requestId, status);
}

/** How the request failed, told once; null when it did not. */
export function takeFailure(requestId: string): FailedStatus | null {
  const status = failures.get(requestId) ?? null;
  failures.delete(requestId);
  return status;
}

function remembered(): Map<string, FailedStatus> {
  const shared = globalThis as { carteiraFailures?: Map<string, FailedStatus> };
  shared.carteiraFailures ??= new Map();
  return shared.carteiraFailures;
}
