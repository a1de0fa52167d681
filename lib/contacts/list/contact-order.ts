import { type SQL, sql } from 'drizzle-orm';

/** A minus turns the order round: `-created` is the newest first. */
export const CONTACT_SORTS = [
  'name',
  '-name',
  'created',
  '-created',
  'lastInteraction',
  '-lastInteraction',
  'priority',
  '-priority',
] as const;
export type ContactSort = (typeof CONTACT_SORTS)[number];

export interface SortKey {
  column: SQL;
  type: SQL;
}

/** Contacts that stand together in an order and are walked by one index. */
export interface OrderPart {
  of: SQL;
  keys: SortKey[];
}

export interface ContactOrder {
  parts: OrderPart[];
  rank: SQL;
  /** What every part is sorted by; a key that all of a part have in common may be missing from the part's own. */
  keys: SortKey[];
  descending: boolean;
}

const ID = { column: sql`id`, type: sql`bigint` };
const NAME = { column: sql`name_sort`, type: sql`text` };
const CREATED = { column: sql`created_at`, type: sql`timestamptz` };
const INTERACTION = { column: sql`last_interaction_at`, type: sql`timestamptz` };

/**
 * Who never had an interaction, or has no priority, comes last whichever way the rest is turned. @param beginning of names that
 * begin with what is searched for: in the order of names they come first
 */
export function contactOrder(sort: ContactSort, beginning: SQL | null = null): ContactOrder {
  const descending = sort.startsWith('-');
  if (sort === 'name' && beginning) return beginningFirst(beginning);
  if (sort.endsWith('name')) return plain([NAME, ID], descending);
  if (sort.endsWith('created')) return plain([CREATED, ID], descending);
  return sort.endsWith('priority') ? byPriority(descending) : byInteraction(descending);
}

function plain(keys: SortKey[], descending: boolean): ContactOrder {
  return { parts: [{ of: sql`true`, keys }], rank: sql`0`, keys, descending };
}

function beginningFirst(beginning: SQL): ContactOrder {
  const keys = [NAME, ID];
  return {
    parts: [
      { of: beginning, keys },
      { of: sql`not ${beginning}`, keys },
    ],
    rank: sql`(not ${beginning})::int`,
    keys,
    descending: false,
  };
}

function byInteraction(descending: boolean): ContactOrder {
  return {
    parts: [
      { of: sql`last_interaction_at is not null`, keys: [INTERACTION, ID] },
      { of: sql`last_interaction_at is null`, keys: [ID] },
    ],
    rank: sql`(last_interaction_at is null)::int`,
    keys: [INTERACTION, ID],
    descending,
  };
}

function byPriority(descending: boolean): ContactOrder {
  const levels = descending ? [3, 2, 1] : [1, 2, 3];
  const keys = [NAME, ID];
  return {
    parts: [
      ...levels.map((level) => ({ of: sql`priority = ${sql.raw(String(level))}`, keys })),
      { of: sql`priority is null`, keys },
    ],
    rank: sql`coalesce(${descending ? sql`3 - priority` : sql`priority - 1`}, 3)`,
    keys,
    descending: false,
  };
}
