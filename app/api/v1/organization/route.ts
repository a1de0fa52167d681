import { ok } from '#lib/api/answers.ts';
import { organizationJson } from '#lib/api/json/organization-json.ts';
import { resource } from '#lib/api/resource.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor }) => {
    authorize(actor, 'organization.view');
    return ok(organizationJson(await getOrganization()));
  },
  PATCH: async ({ actor, json }) => {
    await updateOrganization(actor, await json('OrganizationChange'));
    return ok(organizationJson(await getOrganization()));
  },
});
