import { type SQL, sql } from 'drizzle-orm';
import { visibleContacts } from '../visible-contacts.ts';
import type { ContactFilters } from './contact-filters.ts';
import type { FilterContext } from './filter-parts.ts';
import { customFieldConditions } from './kinds/custom-field-filter.ts';
import { dateConditions } from './kinds/date-filter.ts';
import { identifierConditions } from './kinds/identifier-filter.ts';
import { importConditions } from './kinds/import-filter.ts';
import { placeConditions } from './kinds/place-filter.ts';
import { portfolioConditions } from './kinds/portfolio-filter.ts';
import { runConditions } from './kinds/run-filter.ts';
import { segmentConditions } from './kinds/segment-filter.ts';
import { stateConditions } from './kinds/state-filter.ts';
import { tagConditions } from './kinds/tag-filter.ts';
import { textConditions } from './kinds/text-filter.ts';

/** As a condition on `contact`, within what the actor may see. */
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
    ...runConditions(filters, context),
    ...(await textConditions(filters, context)),
  ];
  return sql`(${sql.join(conditions, sql` and `)})`;
}
