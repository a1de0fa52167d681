import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { withOpenAppointment } from '#lib/appointments/open-appointments.ts';
import { OPEN_STATES } from '#lib/routing/decision.ts';
import { withOpenSurvey } from '#lib/surveys/open-surveys.ts';
import { unknownBy } from './claim-unknown-senders.ts';
import type { Leaving } from './leaving.ts';

/**
 * Why each root stays, by its id. Asked in a statement of its own, after the rows were locked: one that locks and asks at once would
 * not see an interaction committed while it waited for the lock.
 */
export async function reasonsAgainst(
  family: readonly Leaving[],
  tx: Database,
): Promise<ReadonlyMap<number, string>> {
  const reasons = new Map<number, string>();
  const rootOf = new Map(family.map(({ id, root }) => [id, root]));
  for (const [reason, held] of blockers(family)) {
    const { rows } = await tx.execute<{ id: number }>(held);
    for (const { id } of rows) {
      const root = rootOf.get(id);
      if (root !== undefined && !reasons.has(root)) reasons.set(root, reason);
    }
  }
  return reasons;
}

function blockers(family: readonly Leaving[]): [reason: string, held: SQL][] {
  const ids = sql`${sql.param(family.map(({ id }) => id))}::bigint[]`;
  const states = sql`${sql.param([...OPEN_STATES])}::text[]`;
  const isOpen = sql`i.state = any(${states}) and not (i.state = 'voicemail' and i.heard_at is not null)`;
  const values = family.flatMap(({ id, phones, email }) =>
    [...phones, ...(email ? [email.toLowerCase()] : [])].map((value) => ({ id, value })),
  );
  return [
    [
      'open_interaction',
      sql`select i.contact_id as id from interaction i where i.contact_id = any(${ids}) and ${isOpen}
        union
        select theirs.holder from (${unknownBy(values)}) as theirs
        join interaction i on i.identity_id = theirs.id and ${isOpen}`,
    ],
    ['open_survey', withOpenSurvey(ids)],
    ['open_appointment', withOpenAppointment(ids)],
    ['legal_hold', sql`select contact_id as id from legal_hold where contact_id = any(${ids})`],
  ];
}
