import { orNotFound, showForbidden } from '#lib/core/page-errors.ts';
import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { requireActor } from '#lib/core/session.ts';
import { getTag } from '#lib/tags/get-tag.ts';

/** The tag whose id stands in the address. */
export async function loadTag(id: string) {
  const actor = await requireActor();
  if (!can(actor, 'organization.manage')) return showForbidden();
  return orNotFound(getTag(actor, idOf(id)));
}
