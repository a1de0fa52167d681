import type { ContactFilters } from './contact-filters.ts';

/** Filters whose text a person typed: it may be somebody's data, so nothing that is stored keeps it. */
export const TYPED_FILTERS = [
  'search',
  'clientCode',
  'city',
  'addressState',
  'fieldEquals',
  'fieldContains',
] as const satisfies (keyof ContactFilters)[];

type Typed = (typeof TYPED_FILTERS)[number];

/** A field whose value was asked for is not asked for at all. */
export function withoutTyped(filters: ContactFilters): Omit<ContactFilters, Typed> {
  const { search, clientCode, city, addressState, fieldEquals, fieldContains, field, ...kept } = filters;
  return fieldEquals || fieldContains ? kept : { ...kept, field };
}
