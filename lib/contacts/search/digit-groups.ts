import { type SQL, sql } from 'drizzle-orm';

/** Groups of four digits that end so many before the end of a number: what the index `contact_identifier_digits` holds. */
const ENDS = [0, 2, 4];
const SIZE = 4;
/** Digits from the end that the groups cover. */
const COVERED = 8;
/** Where a number reaches over them, it begins within the first of its at most thirteen digits, which is looked up otherwise. */
const REACHING = 10;
const DIGITS = [...'0123456789'];

const GROUPS = sql`(array[right(value, 4), left(right(value, 6), 4), left(right(value, 8), 4)])`;

/**
 * What a number fulfils that holds the digits, three or more, anywhere but near its beginning: at every distance from its end it has
 * the groups that lie inside them, or else those that share three of them. Some that fulfil it do not hold them. null: too many digits.
 */
export function mayHold(digits: string): SQL | null {
  const conditions = new Map<string, SQL>();
  for (let after = 0; after + digits.length < REACHING; after++) {
    const groups = groupsInside(digits, after);
    if (groups.length > 0) conditions.set(groups.join(), sql`${GROUPS} @> ${texts(groups)}`);
    else if (after + digits.length <= COVERED) {
      const around = groupsAround(digits, after);
      const all = around.map((some) => sql`${GROUPS} && ${texts(some)}`);
      conditions.set(around.join(), sql`(${sql.join(all, sql` and `)})`);
    }
  }
  return conditions.size === 0 ? null : sql`(${sql.join([...conditions.values()], sql` or `)})`;
}

function groupsInside(digits: string, after: number): string[] {
  return ENDS.map((end) => digits.length + after - end)
    .filter((last) => last >= SIZE && last <= digits.length)
    .map((last) => digits.slice(last - SIZE, last));
}

/** One list of ten for every group that the digits stand in but for one. */
function groupsAround(digits: string, after: number): string[][] {
  return ENDS.flatMap((end) => {
    if (end === after - 1) return [DIGITS.map((next) => digits.slice(-3) + next)];
    return end + SIZE === after + digits.length + 1 ? [DIGITS.map((last) => last + digits.slice(0, 3))] : [];
  });
}

function texts(groups: string[]): SQL {
  return sql`${sql.param(groups)}::text[]`;
}
