import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import { freeSlot } from '#lib/presence/slots.ts';
import { noteInteractions } from './changing/note-interactions.ts';
import { drainHeld } from './held/drain-held.ts';
import type { InteractionRow } from './reading/interaction-view.ts';

interface Ended extends Record<string, unknown> {
  id: number;
  contact_id: number;
  agent_id: number | null;
  medium: InteractionRow['medium'];
  took_slot: boolean;
  counted: boolean;
}

/** Ends what is open with contacts that were blocked: from then on they are refused. @returns how many */
export async function endOfBlocked(contactIds: readonly number[], tx: Database): Promise<number> {
  const { rows } = await tx.execute<Ended>(sql`
    update interaction i set state = 'closed', closed_at = now(), closed_reason = 'contact_blocked', waits_since = null,
      sequence = i.sequence + 1
    from (
      select id, state, heard_at from interaction
      where contact_id = any(${sql.param([...contactIds])}::bigint[]) and state not in ('closed', 'refused')
      order by id for no key update
    ) as before
    where i.id = before.id
    returning i.id, i.contact_id, i.agent_id, i.medium, before.state in ('open', 'offered') as took_slot,
      not (before.state = 'voicemail' and before.heard_at is not null) as counted`);
  await noteInteractions(
    ['interaction.closed'],
    rows.map(({ id }) => id),
    tx,
  );
  const counted = rows.filter((row) => row.counted);
  await recordInteractions(
    counted.map((row) => ({ contactId: row.contact_id, opened: -1 })),
    tx,
  );
  const slots = rows.filter((row) => row.took_slot && row.agent_id !== null);
  for (const { agent_id: agentId, medium } of slots.sort(
    (one, other) => (one.agent_id ?? 0) - (other.agent_id ?? 0),
  )) {
    await freeSlot(agentId ?? 0, medium, tx);
    await drainHeld(agentId ?? 0, tx);
  }
  return rows.length;
}
