import { z } from 'zod';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { inJson } from '#lib/core/json-form.ts';
import { SMALL_ID } from '#lib/core/row-id.ts';
import { getHoldings } from '#lib/portfolio/get-holdings.ts';
import {
  type HandedOver,
  handOverPortfolio,
  NOTHING_HANDED_OVER,
} from '#lib/portfolio/hand-over-portfolio.ts';

/** Who gets the portfolio of a deactivated user, as `handOverPortfolio` takes it; `keep` postpones the decision. */
export const successor = {
  to: z.enum(['user', 'nobody', 'keep'], 'required').optional(),
  userId: inJson(z.int().min(1).max(SMALL_ID), z.unknown()).optional(),
  backupUserId: inJson(z.int().min(1).max(SMALL_ID), z.unknown()).optional(),
};

/** Refuses when contacts depend on the locked user and `to` is missing. @throws Refused */
export async function leavePortfolio(
  actor: Actor,
  id: number,
  given: { to?: 'user' | 'nobody' | 'keep'; userId?: unknown; backupUserId?: unknown },
  tx: Database,
): Promise<HandedOver> {
  const { owned, backup } = await getHoldings(actor, id, tx);
  if (owned + backup === 0 || given.to === 'keep') return NOTHING_HANDED_OVER;
  if (!given.to) refuse('to', 'portfolio_held', { count: owned + backup });
  return handOverPortfolio(actor, id, given, tx);
}
