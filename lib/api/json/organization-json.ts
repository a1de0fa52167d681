import type { Organization } from '#lib/organization/get-organization.ts';

/** The organization as the API shows it. */
export function organizationJson(organization: Organization) {
  return {
    name: organization.name,
    allowDuplicates: organization.allowDuplicates,
    refuseInvalidDocuments: organization.refuseInvalidDocuments,
    placeholders: organization.placeholders,
    defaultCountry: organization.defaultCountry,
    locale: organization.locale,
    timeZone: organization.timeZone,
    reportRetentionDays: organization.reportRetentionDays,
    updatedAt: organization.updatedAt,
  };
}
