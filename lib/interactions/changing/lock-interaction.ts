import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { interactions } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound, refuse } from '#lib/core/errors.ts';
import { can } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import type { State } from '#lib/routing/decision.ts';
import type { InteractionRow } from '../reading/interaction-view.ts';
import { visibleInteractions } from '../visible-interactions.ts';

/** One that the actor sees, held until the transaction ends. @throws NotFound */
export async function lockInteraction(actor: Actor, id: number, tx: Database): Promise<InteractionRow> {
  const [row] = await tx
    .select()
    .from(interactions)
    .where(and(eq(interactions.id, rowId('interaction', id)), visibleInteractions(actor)))
    .for('no key update');
  if (!row) throw new NotFound('interaction');
  return row;
}

/** What is with somebody else is theirs, unless the actor may move it. @throws Forbidden */
export function requireOwn(actor: Actor, { agentId }: Pick<InteractionRow, 'agentId'>): void {
  if (agentId !== actor.userId && !can(actor, 'interactions.manage'))
    throw new Forbidden('interactions.manage');
}

/** Too late, or never possible in this state. @throws Refused (conflict) */
export function requireState({ state }: Pick<InteractionRow, 'state'>, ...allowed: State[]): void {
  if (!allowed.includes(state)) refuse('form', 'interaction_state', { state }, 'conflict');
}

/** What the platform says of calls alone. @throws Refused (conflict) */
export function requireCall(row: Pick<InteractionRow, 'state' | 'medium'>, ...allowed: State[]): void {
  if (row.medium !== 'voice') refuse('form', 'interaction_no_call', undefined, 'conflict');
  requireState(row, ...allowed);
}
