import { z } from 'zod';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { inJson } from '#lib/core/json-form.ts';
import { SMALL_ID } from '#lib/core/row-id.ts';
import { getHoldings } from '#lib/portfolio/get-holdings.ts';
import { type HandedOver, handOverPortfolio } from '#lib/portfolio/hand-over-portfolio.ts';

/** What becomes of the portfolio of a user who goes, as `handOverPortfolio` takes it; `keep` decides later. */
export const successor = {
  to: z.enum(['user', 'nobody', 'keep'], 'required').optional(),
  userId: inJson(z.int().min(1).max(SMALL_ID), z.unknown()).optional(),
};

/**
 * Moves the portfolio of a user who is locked and about to go. Refuses to leave open what becomes of contacts that depend
 * on the user. @returns how many contacts moved @throws Refused
 */
export async function leavePortfolio(
  actor: Actor,
  id: number,
  given: { to?: 'user' | 'nobody' | 'keep'; userId?: unknown },
  tx: Database,
): Promise<HandedOver> {
  const { owned, backup } = await getHoldings(actor, id, tx);
  if (owned + backup === 0 || given.to === 'keep') return { owned: 0, backup: 0 };
  if (!given.to) refuse('to', 'portfolio_held', { count: owned + backup });
  return handOverPortfolio(actor, id, given, tx);
}
