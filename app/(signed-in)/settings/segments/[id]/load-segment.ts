import { pathId, SMALL_ID } from '#lib/api/path-id.ts';
import { orNotFound, showForbidden } from '#lib/core/page-errors.ts';
import { can } from '#lib/core/permissions.ts';
import { requireActor } from '#lib/core/session.ts';
import { getSegment } from '#lib/segments/get-segment.ts';

/** The segment whose id stands in the address. */
export async function loadSegment(id: string) {
  const actor = await requireActor();
  if (!can(actor, 'segments.manage')) return showForbidden();
  return orNotFound((async () => getSegment(actor, pathId(id, 'segment', SMALL_ID)))());
}
