import { type SQL, sql } from 'drizzle-orm';
import type { ContactSort } from '../list/contact-order.ts';
import { priorityLevel } from '../priority.ts';
import type { ContactFilters } from './contact-filters.ts';
import { valuesOf } from './filter-parts.ts';
import { isCity, isState } from './kinds/place-filter.ts';

/** What every match fulfils and has an index in this order: a page is found by walking that index. null: none. */
export function indexedFilter(filters: ContactFilters, sort: ContactSort): SQL | null {
  if (!sort.endsWith('name') || filters.merged || filters.anonymized) return null;
  const [owner, ...otherOwners] = valuesOf(filters.owner);
  if (typeof owner === 'number' && otherOwners.length === 0) return sql`owner_id = ${owner}`;
  if (filters.blocked) return sql`blocked_at is not null`;
  const [kind, ...otherKinds] = valuesOf(filters.kind);
  if (kind && kind !== 'individual' && otherKinds.length === 0) return sql`kind = ${kind}`;
  const [priority, ...otherPriorities] = valuesOf(filters.priority);
  if (priority && priority !== 'none' && otherPriorities.length === 0) {
    return sql`priority = ${sql.raw(String(priorityLevel(priority)))}`;
  }
  const [flow, ...otherFlows] = valuesOf(filters.flow);
  if (flow && otherFlows.length === 0) return sql`flow = ${flow}`;
  if (filters.city) return isCity(filters.city);
  if (filters.addressState) return isState(filters.addressState);
  return filters.active === false ? sql`not active` : null;
}
