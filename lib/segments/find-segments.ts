import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { refuse } from '#lib/core/errors.ts';

/**
 * Ids of named segments, which stay until the transaction ends: a contact in a deleted one would be hidden from every agent.
 * Call it before locking contacts. @throws Refused when one does not exist: a misspelling must not decide who sees a contact
 */
export async function findSegments(names: readonly string[], tx: Database): Promise<number[]> {
  const found = await lockSegments(names, tx);
  const unknown = names.filter((name) => !found.has(name));
  if (unknown.length > 0) refuse('segments', 'segment_unknown', { name: unknown.join(', ') });
  return [...new Set(found.values())];
}

/** Like `findSegments`, by the given names; unknown names are absent. */
export async function lockSegments(names: readonly string[], tx: Database): Promise<Map<string, number>> {
  if (names.length === 0) return new Map();
  const { rows } = await tx.execute<{ name: string; id: number }>(sql`
    select wanted.name, s.id from unnest(${sql.param([...new Set(names)])}::text[]) as wanted (name)
    join segment s on s.name_key = fold_text(wanted.name) order by s.id for key share of s`);
  return new Map(rows.map(({ name, id }) => [name, id]));
}
