import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Leaving } from './leaving.ts';

/** Rows by place. */
export type Counts = Map<string, number>;

/** What the run's proof shows, and by which old ids a restored base is cleared again. */
export async function recordErasure(
  runId: number | null,
  leaving: readonly Leaving[],
  counts: Counts,
  tx: Database,
): Promise<void> {
  await tx.execute(sql`
    insert into erased_contact (contact_id, mark, run_id)
    select id, mark, ${runId}::bigint from unnest(
      ${sql.param(leaving.map(({ id }) => id))}::bigint[], ${sql.param(leaving.map(({ mark }) => mark))}::text[]) as gone (id, mark)
    on conflict (contact_id) do nothing`);
  if (runId === null) return;
  const erased = [...counts].filter(([, rows]) => rows > 0);
  await tx.execute(sql`
    insert into erasure_count (run_id, place, rows)
    select ${runId}::bigint, place, rows from unnest(
      ${sql.param(erased.map(([place]) => place))}::text[], ${sql.param(erased.map(([, rows]) => rows))}::integer[]) as counted (place, rows)
    on conflict (run_id, place) do update set rows = erasure_count.rows + excluded.rows`);
}
