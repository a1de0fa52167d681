import { z } from 'zod';
import { contactFilterShape } from '#lib/contacts/filters/contact-filters.ts';
import { typedText } from '#lib/contacts/filters/filter-parts.ts';
import { CONTACT_SORTS } from '#lib/contacts/list/contact-order.ts';
import { listOf } from '#lib/core/list-parameter.ts';
import { listParameters } from './read-query.ts';

const names = listOf(typedText);

/** What a list of contacts may be narrowed by. Clients know tags and fields by their names, also by those made of digits. */
export const contactParameters = {
  ...listParameters,
  ...contactFilterShape,
  tag: names,
  allTags: names,
  withoutTag: names,
  segment: names,
  field: typedText.optional(),
  sort: z.enum(CONTACT_SORTS, 'invalid').optional(),
};
