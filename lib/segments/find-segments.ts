import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { refuse } from '#lib/core/errors.ts';

/**
 * The ids of named segments, each once, whatever the accents and capitals. They stay until the transaction ends: in a segment
 * that went meanwhile a contact would be hidden from every agent. Look them up before locking any contact, as deleting
 * a segment does.
 * @throws Refused when one does not exist: a misspelling must not decide who sees a contact
 */
export async function findSegments(names: readonly string[], tx: Database): Promise<number[]> {
  const found = await lockSegments(names, tx);
  const unknown = names.filter((name) => !found.has(name));
  if (unknown.length > 0) refuse('segments', 'segment_unknown', { name: unknown.join(', ') });
  return [...new Set(found.values())];
}

/** As `findSegments`, by the names as they were given; those of no segment are missing. */
export async function lockSegments(names: readonly string[], tx: Database): Promise<Map<string, number>> {
  if (names.length === 0) return new Map();
  const { rows } = await tx.execute<{ name: string; id: number }>(sql`
    select wanted.name, s.id from unnest(${sql.param([...new Set(names)])}::text[]) as wanted (name)
    join segment s on s.name_key = fold_text(wanted.name) order by s.id for key share of s`);
  return new Map(rows.map(({ name, id }) => [name, id]));
}
