import { createHash } from 'node:crypto';
import type { Actor } from '#lib/core/actor.ts';
import type { ContactFilters } from './filters/contact-filters.ts';
import { seesByPart } from './visible-contacts.ts';

const REMEMBERED_MS = 60_000;
const MOST = 1_000;

/** What matched more than is counted, and until when that is believed. */
const crowds = new Map<string, number>();

/** Names what filters show somebody, without telling what was searched for; the same for all who see the same contacts. */
export function crowdKey(actor: Actor, filters: ContactFilters): string {
  const shown = [filters, ...(seesByPart(actor) ? [actor.userId, actor.segmentIds] : [])];
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64');
}

/** Whether so many matched a moment ago that nobody needs to count them again for the next page. */
export function isCrowd(key: string): boolean {
  return (crowds.get(key) ?? 0) > Date.now();
}

/** Notes that more matched than are counted. */
export function rememberCrowd(key: string): void {
  crowds.delete(key);
  crowds.set(key, Date.now() + REMEMBERED_MS);
  const oldest = crowds.keys().next();
  if (crowds.size > MOST && !oldest.done) crowds.delete(oldest.value);
}
