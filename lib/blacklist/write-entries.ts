import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Direction } from './direction.ts';

export interface GivenNumber {
  number: string;
  note: string | null;
}

/** Adds numbers to a list; those on it already stay as they are. @returns those that came */
export async function writeEntries(
  actor: Actor,
  direction: Direction,
  given: readonly GivenNumber[],
  tx: Database,
): Promise<Map<string, number>> {
  if (given.length === 0) return new Map();
  const { rows } = await tx.execute<{ id: number; number: string }>(sql`
    insert into blacklist_entry (direction, number, note, added_by_id)
    select distinct on (number) ${direction}, number, note, ${actor.userId}::integer
    from unnest(${sql.param(given.map(({ number }) => number))}::text[], ${sql.param(given.map(({ note }) => note))}::text[])
      with ordinality as given (number, note, place)
    order by number, place
    on conflict (number, direction) do nothing returning id, number`);
  return new Map(rows.map(({ id, number }) => [number, id]));
}
