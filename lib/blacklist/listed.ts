import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { Refused } from '#lib/core/errors.ts';
import type { Direction } from './direction.ts';

/** Whether a number, as digits of E.164, stands on a list. Whole numbers are compared, never their ends. */
export function isListed(number: SQL, direction: Direction): SQL {
  return sql`exists (select from blacklist_entry b where b.number = ${number} and b.direction = ${sql.raw(`'${direction}'`)})`;
}

/** Counts that a listed number tried again, or was tried; nothing of it is kept but the moment. */
export async function countListed(number: string | null, direction: Direction, tx: Database): Promise<void> {
  if (number === null) return;
  await tx.execute(sql`
    update blacklist_entry set refused = refused + 1, last_refused_at = now()
    where number = ${number} and direction = ${direction}`);
}

/** A number that is not answered, or not called and written to. */
export class ListedNumber extends Refused {
  readonly number: string;
  readonly direction: Direction;

  constructor(field: string, number: string, direction: Direction) {
    super({ [field]: [{ code: `number_blacklisted_${direction}` }] }, 'conflict');
    this.name = 'ListedNumber';
    this.number = number;
    this.direction = direction;
  }
}

/** @throws ListedNumber where all of the numbers stand on the list. @returns the first that does not */
export async function firstAllowed(
  field: string,
  numbers: readonly string[],
  direction: Direction,
  tx: Database,
): Promise<string> {
  const { rows } = await tx.execute<{ number: string }>(sql`
    select number from blacklist_entry
    where number = any(${sql.param([...numbers])}::text[]) and direction = ${direction}`);
  const listed = new Set(rows.map(({ number }) => number));
  const allowed = numbers.find((number) => !listed.has(number));
  if (allowed === undefined) throw new ListedNumber(field, numbers[0] ?? '', direction);
  return allowed;
}

/** Counts what was refused for its number, though nothing else of the work stays. */
export async function countingListed<Result>(db: Database, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ListedNumber) await countListed(error.number, error.direction, db);
    throw error;
  }
}
