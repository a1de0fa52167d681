import { idOf } from '#lib/core/row-id.ts';
import { getInteraction } from '#lib/interactions/get-interaction.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';

/** The interaction whose id stands in the address. */
export async function loadInteraction(id: string) {
  const actor = await requireActor();
  return { actor, view: await orNotFound(getInteraction(actor, idOf(id))) };
}
