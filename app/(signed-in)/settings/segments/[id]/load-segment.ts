import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getSegment } from '#lib/segments/get-segment.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';

/** The segment whose id stands in the address. */
export async function loadSegment(id: string) {
  const actor = await requireActor();
  if (!can(actor, 'segments.manage')) return showForbidden();
  return orNotFound(getSegment(actor, idOf(id)));
}
