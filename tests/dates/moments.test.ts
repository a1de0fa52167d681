import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { exportAppointments } from '#lib/appointments/export-appointments.ts';
import { listAgenda } from '#lib/appointments/list-appointments.ts';
import { exportAudit } from '#lib/audit/export-audit.ts';
import { listAuditEvents } from '#lib/audit/list-audit-events.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { contactFiltersSchema } from '#lib/contacts/filters/contact-filters.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { endSql, startSql } from '#lib/dates/moment-sql.ts';
import { isMoment } from '#lib/dates/zoned-time.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { exportInteractions } from '#lib/interactions/export-interactions.ts';
import { listInteractions } from '#lib/interactions/list-interactions.ts';
import { sendMessage } from '#lib/interactions/send-message.ts';
import { exportMerges } from '#lib/merges/export-merges.ts';
import { listMerges } from '#lib/merges/list-merges.ts';
import { registerRequest } from '#lib/privacy/requests/register-request.ts';
import { exportSurveys } from '#lib/surveys/export-surveys.ts';
import { listSurveys, surveyTotals } from '#lib/surveys/list-surveys.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { replayDeliveries } from '#lib/webhooks/replay-deliveries.ts';
import { makeChannel } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

/** Refused for what it is, not for what would have come of it. */
const MISREAD = /^refused: \w+=(date_invalid|day_invalid|invalid)\b/;

/** No calendar has them, or no column of the database. */
const NO_DAYS = [
  '0000-01-01',
  '2026-02-30',
  '2026-13-01',
  '-000001-01-01',
  '+275760-09-13',
  '5',
  'ontem',
  '2026-1-1',
];
const NO_MOMENTS = [
  ...NO_DAYS,
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+15:00',
  '9999-12-31T23:59:59-15:00',
  '2026-02-30T10:00:00Z',
  '2026-12-01T24:00:00Z',
  '2026-12-01T10:00:00+99:00',
  '2026-12-01T10:00:00+23:00',
];

describe('what is no day and no moment', () => {
  const { db } = useDatabase();
  let owner: Actor;
  let contactId: number;
  let interactionId: number;
  let endpointId: number;
  let channel: number;

  beforeAll(async () => {
    ({ owner } = await actors(db()));
    contactId = (await createContact(owner, { name: 'Ana' })).id;
    channel = await makeChannel('whatsapp');
    interactionId = (await deliverInteraction(owner, { channel, contactId, body: 'Oi' }, null)).id;
    const asked = { url: 'https://example.com/', events: ['contact.created'] };
    endpointId = (await createEndpoint(owner, asked)).endpoint.id;
  });

  const ofDays: Record<string, (text: string) => Promise<unknown>> = {
    'merges from': (from) => listMerges(owner, { from }),
    'merges to': (to) => exportMerges(owner, { to }),
    'audit from': (from) => listAuditEvents(owner, { from }),
    'audit to': (to) => exportAudit(owner, { to }),
    contacts: async (createdTo) => parseInput(contactFiltersSchema, { createdTo }),
    'birth date': (birthDate) => updateContact(owner, contactId, { birthDate }),
    request: (askedOn) => registerRequest(owner, { kind: 'access', contactId, askedOn }),
    'appointment date': (date) => createAppointment(owner, { contactId, date, time: '10:00' }),
  };
  const ofMoments: Record<string, (text: string) => Promise<unknown>> = {
    'interactions since': (since) => listInteractions(owner, { limit: 5, since }),
    'interactions until': (until) => exportInteractions(owner, { until }),
    'surveys since': (since) => listSurveys(owner, { limit: 5, since }),
    'surveys until': (until) => surveyTotals(owner, { until }),
    'surveys exported': (since) => exportSurveys(owner, { since }),
    agenda: (since) => listAgenda(owner, { limit: 5, since }),
    'agenda exported': (until) => exportAppointments(owner, { until }),
    'replay from': (from) => replayDeliveries(owner, endpointId, { from }),
    'replay to': (to) => replayDeliveries(owner, endpointId, { to }),
    'message sent': (sentAt) =>
      sendMessage(owner, interactionId, { direction: 'inbound', body: 'Oi', sentAt }),
    'first message sent': (sentAt) =>
      deliverInteraction(owner, { channel, contactId, body: 'Oi', sentAt }, null),
    appointment: (startsAt) => createAppointment(owner, { contactId, startsAt }),
  };

  it.each(Object.keys(ofDays))('is refused as a day: %s', async (door) => {
    for (const text of NO_DAYS) await expect(ofDays[door]?.(text), text).rejects.toThrow(MISREAD);
  });

  it.each(Object.keys(ofMoments))('is refused as a moment: %s', async (door) => {
    for (const text of NO_MOMENTS) await expect(ofMoments[door]?.(text), text).rejects.toThrow(MISREAD);
  });

  it('leaves what the database takes', async () => {
    for (const text of [
      '0001-01-01T00:00Z',
      '9999-12-31T23:59:59.999Z',
      '2024-02-29T23:59:59+05:30',
      '2026-12-01T10:00',
    ]) {
      expect(isMoment(text)).toBe(true);
      await db().execute(
        sql`select ${startSql(text, 'America/Sao_Paulo')}, ${endSql(text, 'Asia/Kathmandu')}`,
      );
    }
    for (const day of ['0001-01-01', '9999-12-31'])
      await db().execute(
        sql`select ${startSql(day, 'Pacific/Kiritimati')}, ${endSql(day, 'America/Sao_Paulo')}`,
      );
  });

  it('is told from a moment without an offset, which is in the zone of its reader', async () => {
    const { rows } = await db().execute(sql`select
      ${startSql('2026-12-01', 'America/Sao_Paulo')} as day, ${endSql('2026-12-01', 'America/Sao_Paulo')} as end,
      ${startSql('2026-12-01T10:00', 'Asia/Tokyo')} as local, ${endSql('2026-12-01T10:00:30-03:00', 'Asia/Tokyo')} as instant`);
    expect(Object.values(rows[0] ?? {}).map((at) => new Date(at as string).toISOString())).toEqual([
      '2026-12-01T03:00:00.000Z',
      '2026-12-02T03:00:00.000Z',
      '2026-12-01T01:00:00.000Z',
      '2026-12-01T13:00:30.000Z',
    ]);
  });
});
