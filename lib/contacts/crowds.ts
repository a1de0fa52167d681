import { createHash } from 'node:crypto';
import type { Actor } from '#lib/core/actor.ts';
import type { ContactSort } from './contact-order.ts';
import type { ContactFilters } from './filters/contact-filters.ts';
import type { Place } from './place-in-order.ts';
import { seesByPart } from './visible-contacts.ts';

const REMEMBERED_MS = 60_000;
const MOST = 1_000;

export interface Crowd {
  /** Beyond which its first page does not reach; left out where walking the order meets that page. */
  end?: Place;
}

/** What matched more than is counted, and until when that is believed. */
const crowds = new Map<string, Crowd & { until: number }>();

/** Names what filters show somebody in an order, without telling what was searched for; the same for all who see the same contacts. */
export function crowdKey(actor: Actor, filters: ContactFilters, sort: ContactSort): string {
  const shown = [filters, sort, ...(seesByPart(actor) ? [actor.userId, actor.segmentIds] : [])];
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64');
}

/** What is known of so many that matched a moment ago that nobody needs to count them again for the next page. */
export function knownCrowd(key: string): Crowd | undefined {
  const crowd = crowds.get(key);
  return crowd && crowd.until > Date.now() ? crowd : undefined;
}

/** Notes that more matched than are counted. */
export function rememberCrowd(key: string, { end }: Crowd): void {
  crowds.delete(key);
  crowds.set(key, { end, until: Date.now() + REMEMBERED_MS });
  const oldest = crowds.keys().next();
  if (crowds.size > MOST && !oldest.done) crowds.delete(oldest.value);
}

/** For measuring what is found the first time. */
export function forgetCrowds(): void {
  crowds.clear();
}
