import { pathId, SMALL_ID } from '#lib/api/path-id.ts';
import { orNotFound, showForbidden } from '#lib/core/page-errors.ts';
import { can } from '#lib/core/permissions.ts';
import { requireActor } from '#lib/core/session.ts';
import { getService } from '#lib/interactions/get-service.ts';

/** The service whose id stands in the address. */
export async function loadService(id: string) {
  const actor = await requireActor();
  if (!can(actor, 'services.manage')) return showForbidden();
  return orNotFound((async () => getService(actor, pathId(id, 'service', SMALL_ID)))());
}
