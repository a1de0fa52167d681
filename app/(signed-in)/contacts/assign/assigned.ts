import { bulkFlash } from '#lib/bulk/bulk-flash.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { UNASSIGN } from '#lib/contacts/portfolio/flow.ts';
import type { Selection } from '#lib/contacts/selection/selection.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Done } from '#lib/web/submit-form.ts';
import { underPortfolio } from './under-portfolio.ts';

/** Assigns, and leads back; to the run, where something was refused: there stands why. */
export async function assigned(
  actor: Actor,
  selection: Selection,
  portfolio: Record<string, unknown>,
  returnTo: string,
): Promise<Done> {
  const started = await underPortfolio(startBulkChange(actor, 'assign', portfolio, selection));
  const key = portfolio.flow === UNASSIGN ? 'portfolio.flash.unassigned' : 'portfolio.flash.assigned';
  const to = started.done?.refused ? `/runs/${started.runId}` : returnTo;
  return { to, flash: bulkFlash(key, started, true) };
}
