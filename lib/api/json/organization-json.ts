import { z } from 'zod';
import { LOCALES } from '#lib/i18n/locales.ts';
import type { Organization } from '#lib/organization/get-organization.ts';
import { instant } from './answer-parts.ts';
import { noted } from './noted.ts';

const days = z.int().min(1).max(36_500).nullable();

export const OrganizationAnswer = z.strictObject({
  name: z.string(),
  allowDuplicates: noted('allowDuplicates', z.boolean()),
  refuseInvalidDocuments: noted('refuseInvalidDocuments', z.boolean()),
  placeholders: noted('placeholders', z.array(z.string())),
  primaryCriterion: noted('primaryCriterion', z.enum(['latest_interaction', 'oldest'])),
  defaultCountry: noted('defaultCountry', z.string()),
  locale: z.enum(LOCALES),
  timeZone: noted('timeZone', z.string()),
  reportRetentionDays: noted('reportRetentionDays', z.literal([0, 7, 30])),
  messageDays: noted('messageDays', days),
  unknownSenderDays: noted('unknownSenderDays', days),
  importRowDays: noted('importRowDays', days),
  fileNameDays: noted('fileNameDays', days),
  auditDays: noted('auditDays', days),
  defaultService: noted('defaultService', z.string().nullable()),
  saveSenders: noted('saveSenders', z.boolean()),
  updatedAt: instant,
});

export function organizationJson(
  organization: Organization,
  defaultService: string | null,
): z.output<typeof OrganizationAnswer> {
  return {
    name: organization.name,
    allowDuplicates: organization.allowDuplicates,
    refuseInvalidDocuments: organization.refuseInvalidDocuments,
    placeholders: organization.placeholders,
    primaryCriterion: organization.primaryCriterion,
    defaultCountry: organization.defaultCountry,
    locale: organization.locale,
    timeZone: organization.timeZone,
    // The column's check allows no other.
    reportRetentionDays: organization.reportRetentionDays as 0 | 7 | 30,
    messageDays: organization.messageDays,
    unknownSenderDays: organization.unknownSenderDays,
    importRowDays: organization.importRowDays,
    fileNameDays: organization.fileNameDays,
    auditDays: organization.auditDays,
    defaultService,
    saveSenders: organization.saveSenders,
    updatedAt: organization.updatedAt.toISOString(),
  };
}
