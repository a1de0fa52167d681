import { sql } from 'drizzle-orm';
import { contacts } from '#db/schema/index.ts';
import { withRoots } from '../../identity/merged.ts';
import { searchCondition } from '../../search/search-condition.ts';
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
  { db }: FilterContext,
): Promise<Conditions> {
  const conditions: Conditions = [];
  if (clientCode) {
    const holders = sql`select contact.id from contact where contact.client_code = ${clientCode}`;
    conditions.push(sql`${contacts.id} = any(array(${withRoots(holders)}))`);
  }
  if (search) conditions.push((await searchCondition(search, db)).matching);
  return conditions;
}
