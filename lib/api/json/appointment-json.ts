import { z } from 'zod';
import { APPOINTMENT_STATES, type AppointmentView } from '#lib/appointments/appointment.ts';
import { id, instant, whole } from './answer-parts.ts';
import { noted } from './noted.ts';

const text = z.string().nullable();

export const AppointmentAnswer = z.strictObject({
  id,
  contact: z.strictObject({ id, clientCode: text }),
  interactionId: noted('appointmentInteraction', id.nullable()),
  agent: z.strictObject({ id, email: z.string() }).nullable(),
  service: text,
  channel: text,
  startsAt: instant,
  minutes: noted('appointmentMinutes', z.int().min(5).max(480)),
  note: text,
  state: noted('appointmentState', z.enum(APPOINTMENT_STATES)),
  createdAt: instant,
  endedAt: noted('appointmentEnded', instant.nullable()),
  sequence: noted('appointmentSequence', whole),
});

export function appointmentJson(one: AppointmentView): z.output<typeof AppointmentAnswer> {
  const { contact, agent } = one;
  return {
    id: one.id,
    contact: { id: contact.id, clientCode: contact.clientCode },
    interactionId: one.interactionId,
    agent: agent && { id: agent.id, email: agent.email },
    service: one.service?.name ?? null,
    channel: one.channel?.name ?? null,
    startsAt: one.startsAt.toISOString(),
    minutes: one.minutes,
    note: one.note,
    state: one.state,
    createdAt: one.createdAt.toISOString(),
    endedAt: one.endedAt?.toISOString() ?? null,
    sequence: one.sequence,
  };
}
