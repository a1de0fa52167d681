import { orNotFound, showForbidden } from '#lib/core/page-errors.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { requireActor } from '#lib/core/session.ts';
import { getService } from '#lib/interactions/get-service.ts';

/** The service whose id stands in the address. */
export async function loadService(id: string) {
  const actor = await requireActor();
  if (!can(actor, 'services.manage')) return showForbidden();
  return orNotFound(getService(actor, idOf(id)));
}
