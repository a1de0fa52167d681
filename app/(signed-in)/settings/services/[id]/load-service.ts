import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getService } from '#lib/services/get-service.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';

/** The service whose id stands in the address. */
export async function loadService(id: string) {
  const actor = await requireActor();
  if (!can(actor, 'services.manage')) return showForbidden();
  return orNotFound(getService(actor, idOf(id)));
}
