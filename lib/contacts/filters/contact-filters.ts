import { z } from 'zod';
import { type CustomFieldFilter, customFieldFilter } from './kinds/custom-field-filter.ts';
import { type DateFilter, dateFilter } from './kinds/date-filter.ts';
import { type IdentifierFilter, identifierFilter } from './kinds/identifier-filter.ts';
import { type ImportFilter, importFilter } from './kinds/import-filter.ts';
import { type PlaceFilter, placeFilter } from './kinds/place-filter.ts';
import { type PortfolioFilter, portfolioFilter } from './kinds/portfolio-filter.ts';
import { type RunFilter, runFilter } from './kinds/run-filter.ts';
import { type SegmentFilter, segmentFilter } from './kinds/segment-filter.ts';
import { type StateFilter, stateFilter } from './kinds/state-filter.ts';
import { type TagFilter, tagFilter } from './kinds/tag-filter.ts';
import { type TextFilter, textFilter } from './kinds/text-filter.ts';

/** The same names and texts stand in the address of a page, the API's query and the parameters of a run. */
export const contactFilterShape = {
  ...textFilter,
  ...stateFilter,
  ...tagFilter,
  ...segmentFilter,
  ...portfolioFilter,
  ...customFieldFilter,
  ...placeFilter,
  ...dateFilter,
  ...identifierFilter,
  ...importFilter,
  ...runFilter,
};

/** Strict; for the addresses of pages there is `readFilters`. */
export const contactFiltersSchema = z.strictObject(contactFilterShape);

export interface ContactFilters
  extends TextFilter,
    StateFilter,
    TagFilter,
    SegmentFilter,
    PortfolioFilter,
    CustomFieldFilter,
    PlaceFilter,
    DateFilter,
    IdentifierFilter,
    ImportFilter,
    RunFilter {}
