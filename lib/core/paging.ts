import { z } from 'zod';

/** `?after=` or `?before=` the id of a row: an id is no personal data, so it may stand in a URL. */
export const pageSchema = z.object({
  after: z.coerce.number().int().positive().optional().catch(undefined),
  before: z.coerce.number().int().positive().optional().catch(undefined),
});

export interface Page<Item> {
  items: Item[];
  /** Id to pass as `after` for the next page; null at the end. */
  next: number | null;
  /** Id to pass as `before` for the page before; null at the beginning. */
  previous: number | null;
}
