import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getHoldings } from '#lib/portfolio/get-holdings.ts';
import { type HandedOver, handOverPortfolio } from '#lib/portfolio/hand-over-portfolio.ts';
import { updateUser } from './update-user.ts';

const schema = z.looseObject({ to: z.enum(['user', 'nobody', 'keep'], 'required').optional() });

/**
 * Shuts a user out and, in the same step, moves the portfolio they hold: `{ to, userId? }` as `handOverPortfolio` takes it, or
 * `{ to: 'keep' }` to decide later. Refuses to leave open what becomes of contacts that depend on the user.
 * @returns how many contacts moved @throws NotFound, Forbidden, Refused
 */
export async function deactivateUser(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<HandedOver> {
  authorize(actor, 'users.manage');
  const given = parseInput(schema, input);
  return db.transaction(async (tx) => {
    // First, because it holds the user: nobody gives them another contact meanwhile.
    await updateUser(actor, id, { active: false }, tx);
    const { owned, backup } = await getHoldings(actor, id, tx);
    if (owned + backup === 0 || given.to === 'keep') return { owned: 0, backup: 0 };
    if (!given.to) refuse('to', 'portfolio_held', { count: owned + backup });
    return handOverPortfolio(actor, id, given, tx);
  });
}
