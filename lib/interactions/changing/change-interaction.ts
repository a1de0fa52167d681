import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { interactions, messages } from '#db/schema/index.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import { freeSlot } from '#lib/presence/slots.ts';
import { SLOT_STATES, type Step } from '#lib/routing/decision.ts';
import type { InteractionRow } from '../reading/interaction-view.ts';
import { noteInteractions } from './note-interactions.ts';

type Changes = Partial<typeof interactions.$inferInsert>;

/** Writes a change of a locked interaction, with the steps that say why. */
export async function changeInteraction(
  id: number,
  changes: Changes,
  steps: readonly Step[],
  tx: Database,
): Promise<void> {
  const explained =
    steps.length > 0
      ? { explanation: sql`${interactions.explanation} || ${JSON.stringify(steps)}::jsonb` }
      : {};
  await tx
    .update(interactions)
    .set({ ...changes, ...explained, sequence: sql`${interactions.sequence} + 1` })
    .where(eq(interactions.id, id));
  await noteInteractions(eventsOf(changes, steps), [id], tx);
}

/** What other systems hear of a change. */
function eventsOf({ state, agentId, serviceId, contactId }: Changes, steps: readonly Step[]) {
  const isGiven = steps.some(({ rule }) => rule === 'transfer' || rule === 'leave');
  const isElsewhere =
    state === undefined ? agentId !== undefined || serviceId !== undefined : !ENDS.includes(state);
  return [
    ...(contactId === undefined ? [] : (['interaction.linked'] as const)),
    ...(isGiven || isElsewhere ? (['interaction.transferred'] as const) : []),
    ...(state === 'open' ? (['interaction.opened'] as const) : []),
    ...(state === 'closed' || state === 'refused' ? (['interaction.closed'] as const) : []),
  ];
}

const ENDS: readonly unknown[] = ['open', 'closed', 'refused'];

export function takesSlot({ state }: Pick<InteractionRow, 'state'>): boolean {
  return SLOT_STATES.some((one) => one === state);
}

/** Whether it still counts as open for its contact. */
export function countsAsOpen({ state, heardAt }: Pick<InteractionRow, 'state' | 'heardAt'>): boolean {
  return state !== 'closed' && state !== 'refused' && !(state === 'voicemail' && heardAt !== null);
}

/** Ends a locked interaction: its contact has one less, its agent a slot more. Then whoever has room may be looked at. */
export async function endInteraction(
  row: InteractionRow,
  changes: Changes,
  steps: readonly Step[],
  tx: Database,
): Promise<void> {
  const ended = { state: 'closed' as const, closedAt: new Date(), waitsSince: null };
  await changeInteraction(row.id, { ...ended, ...changes }, steps, tx);
  if (row.contactId !== null && countsAsOpen(row))
    await recordInteractions([{ contactId: row.contactId, opened: -1 }], tx);
  if (row.agentId !== null && takesSlot(row)) await freeSlot(row.agentId, row.medium, tx);
}

/** What agents tell each other beside the conversation. */
export async function addNote(
  { id, channelId }: Pick<InteractionRow, 'id' | 'channelId'>,
  authorId: number,
  body: string | null | undefined,
  tx: Database,
): Promise<void> {
  if (!body) return;
  await tx.insert(messages).values({ interactionId: id, channelId, direction: 'note', authorId, body });
}
