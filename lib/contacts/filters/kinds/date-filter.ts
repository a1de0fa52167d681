import { type SQL, sql } from 'drizzle-orm';
import { contacts } from '#db/schema/index.ts';
import { endSql, startSql } from '#lib/dates/moment-sql.ts';
import { typedDay } from '#lib/identifiers/typed-day.ts';
import type { Conditions, FilterContext } from '../filter-parts.ts';

const day = typedDay.optional();

export const dateFilter = {
  createdFrom: day,
  createdTo: day,
  updatedFrom: day,
  updatedTo: day,
  interactionFrom: day,
  interactionTo: day,
};

/** Days, yyyy-mm-dd, in the organization's time zone; both ends belong to the range, either may be left open. */
export type DateFilter = { [Key in keyof typeof dateFilter]?: string };

export function dateConditions(filter: DateFilter, { actor: { timeZone } }: FilterContext): Conditions {
  const created = between(sql`${contacts.createdAt}`, filter.createdFrom, filter.createdTo, timeZone);
  const { interactionFrom, interactionTo } = filter;
  return [
    ...created,
    ...updatedBetween(filter, timeZone),
    ...between(sql`${contacts.lastInteractionAt}`, interactionFrom, interactionTo, timeZone),
  ];
}

/** Only contacts that were changed since they were created stand in the index of changes: an import of new ones pays nothing. */
function updatedBetween({ updatedFrom, updatedTo }: DateFilter, timeZone: string): Conditions {
  const changed = between(sql`${contacts.updatedAt}`, updatedFrom, updatedTo, timeZone);
  if (changed.length === 0) return [];
  const created = between(sql`${contacts.createdAt}`, updatedFrom, updatedTo, timeZone);
  return [
    sql`(${contacts.updatedAt} <> ${contacts.createdAt} and ${sql.join(changed, sql` and `)}
      or ${contacts.updatedAt} = ${contacts.createdAt} and ${sql.join(created, sql` and `)})`,
  ];
}

function between(
  column: SQL,
  from: string | undefined,
  to: string | undefined,
  timeZone: string,
): Conditions {
  const conditions: Conditions = [];
  if (from) conditions.push(sql`${column} >= ${startSql(from, timeZone)}`);
  if (to) conditions.push(sql`${column} < ${endSql(to, timeZone)}`);
  return conditions;
}
