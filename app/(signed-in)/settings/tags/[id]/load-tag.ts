import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTag } from '#lib/tags/get-tag.ts';
import { orNotFound, showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';

/** The tag whose id stands in the address. */
export async function loadTag(id: string) {
  const actor = await requireActor();
  if (!can(actor, 'organization.manage')) return showForbidden();
  return orNotFound(getTag(actor, idOf(id)));
}
