import { createHash } from 'node:crypto';
import type { Actor } from '#lib/core/actor.ts';
import type { ContactFilters } from '../filters/contact-filters.ts';
import { hasLimitedView } from '../visible-contacts.ts';
import type { ContactSort } from './contact-order.ts';
import type { Position } from './position-in-order.ts';

const REMEMBERED_MS = 60_000;
const MOST = 1_000;

export interface LargeResult {
  /** Beyond which its first page does not reach; left out where walking the order meets that page. */
  end?: Position;
}

/** What a count found, and until when that is believed: a large result, or null where no more matched than are counted. */
const counted = new Map<string, { large: LargeResult | null; until: number }>();

/** Names what filters show somebody in an order, without telling what was searched for; the same for all who see the same contacts. */
export function resultKey(actor: Actor, filters: ContactFilters, sort: ContactSort): string {
  const shown = [filters, sort, ...(hasLimitedView(actor) ? [actor.userId, actor.segmentIds] : [])];
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64');
}

/** null where it was none, so that it is counted without wondering first; undefined where nothing is known. */
export function knownLargeResult(key: string): LargeResult | null | undefined {
  const known = counted.get(key);
  return known && known.until > Date.now() ? known.large : undefined;
}

export function rememberResult(key: string, large: LargeResult | null): void {
  counted.delete(key);
  counted.set(key, { large: large && { end: large.end }, until: Date.now() + REMEMBERED_MS });
  const oldest = counted.keys().next();
  if (counted.size > MOST && !oldest.done) counted.delete(oldest.value);
}

/** For measuring what is found the first time. */
export function forgetLargeResults(): void {
  counted.clear();
}
