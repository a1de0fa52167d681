import { type SQL, sql } from 'drizzle-orm';
import { visibleContacts } from '../visible-contacts.ts';
import type { ContactFilters } from './contact-filters.ts';
import { customFieldConditions } from './custom-field-filter.ts';
import { dateConditions } from './date-filter.ts';
import type { FilterContext } from './filter-parts.ts';
import { identifierConditions } from './identifier-filter.ts';
import { importConditions } from './import-filter.ts';
import { placeConditions } from './place-filter.ts';
import { portfolioConditions } from './portfolio-filter.ts';
import { segmentConditions } from './segment-filter.ts';
import { stateConditions } from './state-filter.ts';
import { tagConditions } from './tag-filter.ts';
import { textConditions } from './text-filter.ts';

/** The contacts that match and that the actor may see, as a condition on `contact`. */
export async function filterCondition(filters: ContactFilters, context: FilterContext): Promise<SQL> {
  const conditions = [
    visibleContacts(context.actor),
    ...stateConditions(filters),
    ...identifierConditions(filters),
    ...placeConditions(filters),
    ...dateConditions(filters, context),
    ...(await tagConditions(filters, context)),
    ...(await segmentConditions(filters, context)),
    ...(await portfolioConditions(filters, context)),
    ...(await customFieldConditions(filters, context)),
    ...importConditions(filters, context),
    ...(await textConditions(filters, context)),
  ];
  return sql`(${sql.join(conditions, sql` and `)})`;
}
