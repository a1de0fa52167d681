import { ok } from '#lib/api/answers.ts';
import { organizationJson } from '#lib/api/json/organization-json.ts';
import { resource } from '#lib/api/resource.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { listServices } from '#lib/services/list-services.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor }) => {
    authorize(actor, 'organization.view');
    return ok(await shown(actor));
  },
  PATCH: async ({ actor, json }) => {
    await updateOrganization(actor, await json('OrganizationChange'));
    return ok(await shown(actor));
  },
});

async function shown(actor: Actor) {
  const organization = await getOrganization();
  const services = await listServices(actor);
  return organizationJson(
    organization,
    services.find(({ id }) => id === organization.defaultServiceId)?.name ?? null,
  );
}
