import { forbidden, notFound } from 'next/navigation';
import { orNotFound } from '#lib/core/page-errors.ts';
import { can } from '#lib/core/permissions.ts';
import { requireActor } from '#lib/core/session.ts';
import { getTag } from '#lib/tags/get-tag.ts';

/** The tag whose id stands in the address. */
export async function loadTag(id: string) {
  const actor = await requireActor();
  if (!can(actor, 'organization.manage')) forbidden();
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  return orNotFound(getTag(actor, Number(id)));
}
