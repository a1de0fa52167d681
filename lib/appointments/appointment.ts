import { eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { appointments, channels, contacts, services, users } from '#db/schema/index.ts';
import { hasLimitedView, visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';

export const APPOINTMENT_STATES = ['open', 'done', 'missed', 'cancelled'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

export interface AppointmentView {
  id: number;
  contact: { id: number; name: string; clientCode: string | null };
  interactionId: number | null;
  agent: { id: number; name: string; email: string } | null;
  service: { id: number; name: string } | null;
  channel: { id: number; name: string } | null;
  startsAt: Date;
  minutes: number;
  note: string | null;
  state: AppointmentState;
  createdAt: Date;
  endedAt: Date | null;
  sequence: number;
}

/** A query of views, to be narrowed down and put in order. */
export function selectAppointments(db: Database) {
  return db
    .select({
      id: appointments.id,
      contact: { id: contacts.id, name: contacts.name, clientCode: contacts.clientCode },
      interactionId: appointments.interactionId,
      agent: { id: users.id, name: users.name, email: users.email },
      service: { id: services.id, name: services.name },
      channel: { id: channels.id, name: channels.name },
      startsAt: appointments.startsAt,
      minutes: appointments.minutes,
      note: appointments.note,
      state: appointments.state,
      createdAt: appointments.createdAt,
      endedAt: appointments.endedAt,
      sequence: appointments.sequence,
    })
    .from(appointments)
    .innerJoin(contacts, eq(contacts.id, appointments.contactId))
    .leftJoin(users, eq(users.id, appointments.agentId))
    .leftJoin(services, eq(services.id, appointments.serviceId))
    .leftJoin(channels, eq(channels.id, appointments.channelId));
}

/** Those that exist for the actor, as a condition on `appointment`: an agent's own, and those of contacts they see. */
export function visibleAppointments(actor: Actor): SQL {
  if (!hasLimitedView(actor)) return sql`true`;
  return sql`(appointment.agent_id = ${actor.userId}::integer
    or exists (select from contact where contact.id = appointment.contact_id and ${visibleContacts(actor)}))`;
}

export const appointmentNote = inJson(
  z.string().max(LONGEST.note).nullable(),
  z
    .string('invalid')
    .nullable()
    .transform((text) => (text === null ? null : normalizeText(text.replaceAll('\r\n', '\n'), true) || null))
    .pipe(z.string().max(LONGEST.note, 'too_long').nullable()),
);

export const appointmentMinutes = inJson(
  z.int().min(5).max(480),
  z.coerce.number('invalid').int('invalid').min(5, 'minutes_range').max(480, 'minutes_range'),
);
