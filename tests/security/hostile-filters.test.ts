import { beforeAll, describe, expect, it } from 'vitest';
import { exportAppointments } from '#lib/appointments/export-appointments.ts';
import { appointmentFilterShape, listAgenda, listAppointments } from '#lib/appointments/list-appointments.ts';
import { auditFilters } from '#lib/audit/audit-query.ts';
import { exportAudit } from '#lib/audit/export-audit.ts';
import { listAuditEvents } from '#lib/audit/list-audit-events.ts';
import { exportBlacklist } from '#lib/blacklist/export-blacklist.ts';
import { blacklistFilters, listBlacklist } from '#lib/blacklist/list-blacklist.ts';
import { listBlocked } from '#lib/blocking/list-blocked.ts';
import { contactFilterShape } from '#lib/contacts/filters/contact-filters.ts';
import { filterChips } from '#lib/contacts/filters/filter-chips.ts';
import { readFilters } from '#lib/contacts/filters/read-filters.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { readListLook } from '#lib/contacts/views/list-look.ts';
import { keptQuery } from '#lib/contacts/views/view-query.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { pageSchema } from '#lib/core/paging.ts';
import { duplicateFilterShape, listGroups } from '#lib/duplicates/list-groups.ts';
import { listImports } from '#lib/imports/list-imports.ts';
import { exportInteractions } from '#lib/interactions/export-interactions.ts';
import { interactionFilterShape, listInteractions } from '#lib/interactions/list-interactions.ts';
import { exportMerges } from '#lib/merges/export-merges.ts';
import { listMerges, mergeFilterShape } from '#lib/merges/list-merges.ts';
import { listRuns } from '#lib/runs/list-runs.ts';
import { exportSurveys } from '#lib/surveys/export-surveys.ts';
import { listSurveys, surveyFilterShape, surveyTotals } from '#lib/surveys/list-surveys.ts';
import { listUnknown } from '#lib/sync/list-unknown.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { listDeliveries } from '#lib/webhooks/list-deliveries.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { HOSTILE_TEXTS } from '#tests/support/hostile-texts.ts';

type List = (given: Record<string, string>) => Promise<unknown>;

/** What a file is written from, to its end. */
async function read(pieces: Promise<AsyncIterable<unknown>>): Promise<void> {
  for await (const _ of await pieces);
}

/** Every list, with the names that may narrow it down. */
describe('a filter that nobody would write', () => {
  const { db } = useDatabase();
  let actor: Actor;
  let endpointId: number;
  beforeAll(async () => {
    actor = (await actors(db())).owner;
    const asked = { url: 'https://example.com/', events: ['contact.created'] };
    endpointId = (await createEndpoint(actor, asked)).endpoint.id;
  });

  const page = { after: 1, before: 1 };
  const lists: Record<string, { shape: object; list: List }> = {
    contacts: { shape: contactFilterShape, list: (given) => listContacts(actor, readFilters(given)) },
    chips: { shape: contactFilterShape, list: (given) => filterChips(actor, readFilters(given)) },
    views: { shape: contactFilterShape, list: (given) => keptQuery(readListLook(given)) },
    interactions: {
      shape: interactionFilterShape,
      list: (given) => listInteractions(actor, { ...given, limit: 5 }),
    },
    'interactions as a file': {
      shape: interactionFilterShape,
      list: (given) => read(exportInteractions(actor, given)),
    },
    surveys: { shape: surveyFilterShape, list: (given) => listSurveys(actor, { ...given, limit: 5 }) },
    'totals of surveys': { shape: surveyFilterShape, list: (given) => surveyTotals(actor, given) },
    'surveys as a file': { shape: surveyFilterShape, list: (given) => read(exportSurveys(actor, given)) },
    appointments: {
      shape: appointmentFilterShape,
      list: (given) => listAppointments(actor, { ...given, limit: 5 }),
    },
    'appointments as a file': {
      shape: appointmentFilterShape,
      list: (given) => read(exportAppointments(actor, given)),
    },
    agenda: { shape: appointmentFilterShape, list: (given) => listAgenda(actor, { ...given, limit: 5 }) },
    merges: { shape: mergeFilterShape, list: (given) => listMerges(actor, given) },
    'merges as a file': { shape: mergeFilterShape, list: (given) => read(exportMerges(actor, given)) },
    duplicates: { shape: duplicateFilterShape, list: (given) => listGroups(actor, given) },
    audit: { shape: { ...auditFilters.shape, ...page }, list: (given) => listAuditEvents(actor, given) },
    'audit as a file': { shape: auditFilters.shape, list: (given) => read(exportAudit(actor, given)) },
    blacklist: { shape: { ...blacklistFilters, ...page }, list: (given) => listBlacklist(actor, given) },
    'blacklist as a file': {
      shape: blacklistFilters,
      list: (given) => read(exportBlacklist(actor, { direction: 'inbound', ...given })),
    },
    blocked: { shape: { search: 1, ...page }, list: (given) => listBlocked(actor, given) },
    senders: { shape: { kind: 1, ...page }, list: (given) => listUnknown(actor, given) },
    imports: { shape: page, list: (given) => listImports(actor, given) },
    runs: { shape: page, list: (given) => listRuns(actor, pageSchema.parse(given)) },
    deliveries: {
      shape: { state: 1, ...page },
      list: ({ state, ...given }) =>
        listDeliveries(actor, endpointId, { ...(state && { state }), ...pageSchema.parse(given) }),
    },
    'further interactions': {
      shape: page,
      list: (given) => listInteractions(actor, { ...pageSchema.parse(given), limit: 5 }),
    },
    'further surveys': {
      shape: page,
      list: (given) => listSurveys(actor, { ...pageSchema.parse(given), limit: 5 }),
    },
    'further appointments': {
      shape: page,
      list: (given) => listAppointments(actor, { ...pageSchema.parse(given), limit: 5 }),
    },
    'further merges': { shape: page, list: (given) => listMerges(actor, pageSchema.parse(given)) },
  };

  it.each(Object.keys(lists))('is understood or refused: %s', async (name) => {
    const { shape = {}, list } = lists[name] ?? {};
    const unexpected: string[] = [];
    for (const filter of Object.keys(shape))
      for (const value of HOSTILE_TEXTS)
        await list?.({ [filter]: value }).catch((error) => {
          if (!(error instanceof Refused))
            unexpected.push(`${filter}=${JSON.stringify(value)}: ${error.cause}`);
        });
    expect(unexpected).toEqual([]);
  });
});
