import { orNotFound, showForbidden, showNotFound } from '#lib/core/page-errors.ts';
import { can } from '#lib/core/permissions.ts';
import { requireActor } from '#lib/core/session.ts';
import { getTag } from '#lib/tags/get-tag.ts';

/** The tag whose id stands in the address. */
export async function loadTag(id: string) {
  const actor = await requireActor();
  if (!can(actor, 'organization.manage')) return showForbidden();
  if (!/^[1-9]\d{0,8}$/.test(id)) return showNotFound();
  return orNotFound(getTag(actor, Number(id)));
}
