import { type SQL, sql } from 'drizzle-orm';
import { contacts } from '#db/schema/index.ts';
import { listOf } from '#lib/core/list-parameter.ts';
import { type Conditions, type FilterContext, type OneOrMore, valuesOf } from '../filter-parts.ts';
import { idsOf, type Reference, reference } from '../reference.ts';

export const tagFilter = {
  tag: listOf(reference),
  allTags: listOf(reference),
  withoutTag: listOf(reference),
};

export interface TagFilter {
  tag?: OneOrMore<Reference>;
  allTags?: OneOrMore<Reference>;
  withoutTag?: OneOrMore<Reference>;
}

export async function tagConditions(
  { tag, allTags, withoutTag }: TagFilter,
  { db }: FilterContext,
): Promise<Conditions> {
  const conditions: Conditions = [];
  const ids = async (given: OneOrMore<Reference>): Promise<SQL> =>
    sql`${sql.param(await idsOf(valuesOf(given), sql`tag`, db))}::integer[]`;
  if (isSet(tag)) conditions.push(sql`${contacts.tagIds} && ${await ids(tag)}`);
  if (isSet(allTags)) conditions.push(sql`${contacts.tagIds} @> ${await ids(allTags)}`);
  if (isSet(withoutTag)) conditions.push(sql`not (${contacts.tagIds} && ${await ids(withoutTag)})`);
  return conditions;
}

function isSet(given: OneOrMore<Reference> | undefined): given is OneOrMore<Reference> {
  return valuesOf(given).length > 0;
}
