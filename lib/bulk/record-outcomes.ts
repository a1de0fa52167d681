import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Outcome } from '#lib/contacts/bulk/bulk-action.ts';

export interface Tally {
  changed: number;
  unchanged: number;
  refused: number;
}

/** What was written before stays, so that the balance adds up. */
export async function recordOutcomes(
  runId: number,
  outcomes: readonly Outcome[],
  tx: Database,
): Promise<void> {
  await tx.execute(sql`
    update run_contact r set outcome = o.outcome, reason = o.reason, before = o.before::integer[]
    from unnest(
      ${sql.param(outcomes.map(({ contactId }) => contactId))}::bigint[],
      ${sql.param(outcomes.map(({ outcome }) => outcome))}::text[],
      ${sql.param(outcomes.map((o) => (o.outcome === 'refused' ? o.reason : null)))}::text[],
      ${sql.param(outcomes.map((o) => (o.outcome === 'changed' && o.before ? `{${o.before}}` : null)))}::text[]
    ) as o (contact_id, outcome, reason, before)
    where r.run_id = ${runId} and r.contact_id = o.contact_id and r.outcome is null`);
}

export function tallyOf(outcomes: Iterable<Outcome['outcome']>): Tally {
  const tally: Tally = { changed: 0, unchanged: 0, refused: 0 };
  for (const outcome of outcomes) tally[outcome]++;
  return tally;
}
