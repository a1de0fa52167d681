import { repeats } from '#lib/core/list-parameter.ts';
import { type ContactFilters, contactFilterShape } from './contact-filters.ts';
import { valuesOf } from './filter-parts.ts';

/** The other direction of `contactFiltersSchema` and `readFilters`. */
export function filterParameters(filters: ContactFilters): Record<string, string | string[]> {
  const parameters: Record<string, string | string[]> = {};
  for (const name of Object.keys(contactFilterShape) as (keyof ContactFilters)[]) {
    const texts = valuesOf<string | number | boolean>(filters[name]).map(String);
    if (texts[0] !== undefined) parameters[name] = repeats(contactFilterShape[name]) ? texts : texts[0];
  }
  return parameters;
}
