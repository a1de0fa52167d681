import { createHash } from 'node:crypto';
import type { Actor } from '#lib/core/actor.ts';
import type { ContactFilters } from '../filters/contact-filters.ts';
import { seesByPart } from '../visible-contacts.ts';
import type { ContactSort } from './contact-order.ts';
import type { Place } from './place-in-order.ts';

const REMEMBERED_MS = 60_000;
const MOST = 1_000;

export interface Crowd {
  /** Beyond which its first page does not reach; left out where walking the order meets that page. */
  end?: Place;
}

/** What a count found, and until when that is believed: a crowd, or null where no more matched than are counted. */
const counted = new Map<string, { crowd: Crowd | null; until: number }>();

/** Names what filters show somebody in an order, without telling what was searched for; the same for all who see the same contacts. */
export function crowdKey(actor: Actor, filters: ContactFilters, sort: ContactSort): string {
  const shown = [filters, sort, ...(seesByPart(actor) ? [actor.userId, actor.segmentIds] : [])];
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64');
}

/**
 * What a moment ago was a crowd need not be counted again for the next page; null where it was none, so that it is counted
 * without wondering first. undefined where nothing is known.
 */
export function knownCrowd(key: string): Crowd | null | undefined {
  const known = counted.get(key);
  return known && known.until > Date.now() ? known.crowd : undefined;
}

/** Notes whether more matched than are counted. */
export function rememberCrowd(key: string, crowd: Crowd | null): void {
  counted.delete(key);
  counted.set(key, { crowd: crowd && { end: crowd.end }, until: Date.now() + REMEMBERED_MS });
  const oldest = counted.keys().next();
  if (counted.size > MOST && !oldest.done) counted.delete(oldest.value);
}

/** For measuring what is found the first time. */
export function forgetCrowds(): void {
  counted.clear();
}
