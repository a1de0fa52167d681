import { sql } from 'drizzle-orm';
import { contacts } from '#db/schema/index.ts';
import { withRoots } from '../../identity/merged.ts';
import { everyoneFound } from '../../search/search-condition.ts';
import { type Conditions, type FilterContext, typedText } from '../filter-parts.ts';

export const textFilter = {
  search: typedText.optional(),
  clientCode: typedText.optional(),
};

export interface TextFilter {
  search?: string;
  clientCode?: string;
}

export async function textConditions(
  { search, clientCode }: TextFilter,
  context: FilterContext,
): Promise<Conditions> {
  const conditions: Conditions = [];
  if (clientCode) {
    const holders = sql`select contact.id from contact where contact.client_code = ${clientCode}`;
    conditions.push(sql`${contacts.id} = any(array(${withRoots(holders)}))`);
  }
  if (search) conditions.push(await everyoneFound(search, context));
  return conditions;
}
