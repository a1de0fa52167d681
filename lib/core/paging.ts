import { z } from 'zod';
import { idField } from './row-id.ts';

/** `?after=` or `?before=` the id of a row: an id is no personal data, so it may stand in a URL. */
export const pageSchema = z.object({
  after: idField().optional().catch(undefined),
  before: idField().optional().catch(undefined),
});

export interface Page<Item> {
  items: Item[];
  next: number | null;
  previous: number | null;
}
