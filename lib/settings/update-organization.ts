import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { organization, services } from '#db/schema/index.ts';
import { reindexPlaceholders } from '#lib/contacts/identity/reindex-placeholders.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { flag, inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getOrganization, type Organization } from '#lib/organization/get-organization.ts';
import { organizationName } from '#lib/organization/organization-name.ts';
import { countryCode, keptDays, placeholderList, timeZone } from './organization-fields.ts';

export const updateOrganizationInput = z.object({
  name: organizationName.optional(),
  allowDuplicates: flag.optional(),
  refuseInvalidDocuments: flag.optional(),
  saveSenders: flag.optional(),
  placeholders: placeholderList.optional(),
  primaryCriterion: z.enum(['latest_interaction', 'oldest'], 'invalid').optional(),
  defaultCountry: countryCode.optional(),
  locale: z.enum(['pt-BR', 'en'], 'invalid').optional(),
  timeZone: timeZone.optional(),
  /** By name; blank: the oldest. */
  defaultService: z
    .string('invalid')
    .trim()
    .max(LONGEST.service, 'too_long')
    .nullable()
    .transform((name) => name || null)
    .optional(),
  fileNameDays: keptDays.optional(),
  importRowDays: keptDays.optional(),
  messageDays: keptDays.optional(),
  unknownSenderDays: keptDays.optional(),
  auditDays: keptDays.optional(),
  reportRetentionDays: inJson(
    z.literal([0, 7, 30]),
    z.coerce.number('invalid').refine((days) => [0, 7, 30].includes(days), 'invalid'),
  ).optional(),
});

/** Changes how the organization's base behaves; keys left out stay. A changed list of placeholders counts at once. */
export async function updateOrganization(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<Organization> {
  authorize(actor, 'organization.manage');
  const { defaultService, ...rest } = parseInput(updateOrganizationInput, input);
  return db.transaction(async (tx) => {
    const given =
      defaultService === undefined
        ? rest
        : { ...rest, defaultServiceId: await serviceId(defaultService, tx) };
    const before = await getOrganization(tx);
    const fields = changedFields(given, before);
    if (fields.length === 0) return before;
    const [after] = await tx
      .update(organization)
      .set({ ...given, updatedAt: new Date() })
      .where(eq(organization.id, before.id))
      .returning();
    if (!after) throw new Error('the organization is missing');
    if (fields.includes('placeholders'))
      await reindexPlaceholders(before.placeholders, after.placeholders, tx);
    await audit(actor, { action: 'organization.updated', fields }, tx);
    return after;
  });
}

async function serviceId(name: string | null, tx: Database): Promise<number | null> {
  if (name === null) return null;
  const [service] = await tx
    .select({ id: services.id })
    .from(services)
    .where(and(isNull(services.archivedAt), eq(services.nameKey, sql`fold_text(${name})`)));
  return service ? service.id : refuse('defaultService', 'service_unknown');
}

function changedFields(given: Partial<Organization>, before: Organization): string[] {
  return Object.entries(given).flatMap(([field, value]) => {
    const same = JSON.stringify(value) === JSON.stringify(before[field as keyof Organization]);
    return value === undefined || same ? [] : [field];
  });
}
