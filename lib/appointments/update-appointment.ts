import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { appointments } from '#db/schema/index.ts';
import { findChannel } from '#lib/channels/find-channel.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { localMinute } from '#lib/dates/zoned-time.ts';
import { APPOINTMENT_STATES, visibleAppointments } from './appointment.ts';
import { givenMoment } from './appointment-time.ts';
import { appointmentShape } from './create-appointment.ts';
import { settleDue } from './settle-due.ts';
import { givenWhose, requireKeeper } from './whose.ts';

export const updateAppointmentInput = z.object({
  ...appointmentShape,
  state: z.enum(APPOINTMENT_STATES, 'invalid').optional(),
});

type Row = typeof appointments.$inferSelect;
type Given = z.output<typeof updateAppointmentInput>;

/** Any of `{ startsAt | date and time, minutes, agentEmail | service, channel, note, state }`. @throws NotFound, Forbidden, Refused */
export async function updateAppointment(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<void> {
  authorize(actor, 'appointments.make');
  const given = parseInput(updateAppointmentInput, input);
  await db.transaction(async (tx) => {
    const [before] = await tx
      .select()
      .from(appointments)
      .where(and(eq(appointments.id, rowId('appointment', id)), visibleAppointments(actor)))
      .for('update');
    if (!before) throw new NotFound('appointment');
    requireKeeper(actor, before);
    const changes = changesOf(before, await newValues(actor, before, given, tx));
    const fields = Object.keys(changes);
    if (fields.length === 0) return;
    await tx
      .update(appointments)
      .set({ ...changes, ...endOf(actor, changes.state), sequence: sql`${appointments.sequence} + 1` })
      .where(eq(appointments.id, id));
    const { contactId, agentId, serviceId, state } = { ...before, ...changes };
    await noteEvent({ type: 'appointment.changed', data: { id, contactId, agentId, serviceId, state } }, tx);
    await audit(actor, { action: 'appointment.updated', subjectId: id, fields }, tx);
    await settleDue(tx, id);
  });
}

async function newValues(actor: Actor, before: Row, given: Given, tx: Database): Promise<Partial<Row>> {
  const { minutes, note, state } = given;
  const whose = await givenWhose(actor, given, tx);
  const channelId =
    given.channel === undefined ? undefined : given.channel && (await findChannel(given.channel, tx)).id;
  return {
    startsAt: newMoment(actor, before, given),
    minutes,
    note,
    state,
    ...whose,
    channelId,
  } as Partial<Row>;
}

/** A form sends the time along that it was shown, though it be over by now. */
function newMoment(actor: Actor, { startsAt }: Row, given: Given): Date | undefined {
  const shown = localMinute(startsAt, actor.timeZone);
  if (given.startsAt === undefined && `${given.date}T${given.time?.slice(0, 5)}` === shown) return undefined;
  if (given.startsAt?.getTime() === startsAt.getTime()) return undefined;
  return givenMoment(given, actor);
}

function endOf({ userId }: Actor, state: Row['state'] | undefined): Partial<Row> {
  if (state === undefined) return {};
  return state === 'open' ? { endedAt: null, endedById: null } : { endedAt: new Date(), endedById: userId };
}

function changesOf(before: Row, given: Partial<Row>): Partial<Row> {
  return Object.fromEntries(
    Object.entries(given).filter(([key, value]) => value !== undefined && value !== before[key as keyof Row]),
  );
}
