import { z } from 'zod';
import type { ContactFilters } from '../filters/contact-filters.ts';
import { filterParameters } from '../filters/filter-parameters.ts';
import { readFilters } from '../filters/read-filters.ts';
import { CONTACT_SORTS, type ContactSort } from '../list/contact-order.ts';

export const LAYOUTS = ['list', 'cards'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** How many contacts a page of the list may hold; the first is usual. */
export const PAGE_SIZES = [50, 100, 200] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

export interface ListLook {
  filters: ContactFilters;
  sort: ContactSort;
  layout: Layout;
  size: PageSize;
}

type Given = Record<string, string | string[] | undefined>;

/** In an address: active and inactive. */
const BOTH = 'all';

const sorts = z.enum(CONTACT_SORTS).catch('name');
const layouts = z.enum(LAYOUTS).catch('list');
const sizes = z.coerce.number().pipe(z.literal(PAGE_SIZES)).catch(PAGE_SIZES[0]);

export function readListLook(given: Given): ListLook {
  const filters = readFilters(given);
  const isActive = filters.active ?? (first(given.active) === BOTH ? undefined : true);
  // Who was merged away or anonymized is never active: asked for them, the state says nothing more.
  const active = filters.merged || filters.anonymized ? undefined : isActive;
  return {
    filters: { ...settlePortfolio(filters, first(given.withOwner)), active },
    sort: sorts.parse(first(given.sort)),
    layout: layouts.parse(first(given.layout)),
    size: sizes.parse(first(given.size)),
  };
}

/** The other direction of `readListLook`. What is usual is not said. */
export function listLookParameters({ filters, sort, layout, size }: ListLook): URLSearchParams {
  const { active, ...rest } = filterParameters(filters);
  const parameters = new URLSearchParams();
  if (active !== 'true' && !filters.merged && !filters.anonymized)
    parameters.set('active', typeof active === 'string' ? active : BOTH);
  for (const [name, texts] of Object.entries(rest))
    for (const text of [texts].flat()) parameters.append(name, text);
  if (sort !== 'name') parameters.set('sort', sort);
  if (layout !== 'list') parameters.set('layout', layout);
  if (size !== PAGE_SIZES[0]) parameters.set('size', String(size));
  return parameters;
}

/** A form sends the owners that were ticked before somebody chose that owners do not matter. */
function settlePortfolio(filters: ContactFilters, chosen: string | undefined): ContactFilters {
  if (filters.owner === undefined) return filters;
  const { owner, withOwner, ...rest } = filters;
  return chosen === undefined || withOwner === true ? { ...rest, owner } : { ...rest, withOwner };
}

function first(given: string | string[] | undefined): string | undefined {
  return Array.isArray(given) ? given[0] : given;
}
