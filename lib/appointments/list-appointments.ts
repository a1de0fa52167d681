import { and, asc, eq, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { appointments, services, users } from '#db/schema/index.ts';
import { rootOfId } from '#lib/contacts/identity/merged.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, type PagePlace, pageOfRows, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { endSql, startSql } from '#lib/dates/moment-sql.ts';
import { interactionFilterShape, referring } from '#lib/interactions/list-interactions.ts';
import {
  APPOINTMENT_STATES,
  type AppointmentView,
  selectAppointments,
  visibleAppointments,
} from './appointment.ts';

const { agent, service, contact, since, until } = interactionFilterShape;

/** What appointments may be narrowed down by. */
export const appointmentFilterShape = {
  state: z.enum(APPOINTMENT_STATES, 'invalid').optional(),
  agent,
  service,
  /** Those that agents keep, or those of services. */
  keeper: z.enum(['agents', 'services'], 'invalid').optional(),
  contact,
  /** Beginning on this day or moment, or later; and before. */
  since,
  until,
};

/** Strict: a filter that nobody knows must not count as none. */
export const appointmentFilters = z.strictObject(appointmentFilterShape);
export type AppointmentFilters = z.output<typeof appointmentFilters>;

/** The newest first, as they were made. */
export async function listAppointments(
  actor: Actor,
  { limit, after, before, ...filters }: { limit: number } & PagePlace & Record<string, unknown>,
  db: Database = database(),
): Promise<Page<AppointmentView>> {
  authorize(actor, 'appointments.view');
  const which = appointmentConditions(actor, parseInput(appointmentFilters, filters));
  const place = { after, before };
  const { side, order } = readingFrom(place, appointments.id);
  const rows = await selectAppointments(db)
    .where(and(which, side))
    .orderBy(order)
    .limit(limit + 1);
  return pageOfRows(rows, { ...place, limit });
}

/** In the order in which they come. */
export async function listAgenda(
  actor: Actor,
  { limit, ...filters }: { limit: number } & Record<string, unknown>,
  db: Database = database(),
): Promise<AppointmentView[]> {
  authorize(actor, 'appointments.view');
  return selectAppointments(db)
    .where(appointmentConditions(actor, parseInput(appointmentFilters, filters)))
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(limit);
}

/** Open ones of the actor's and of services, up to a moment: what is late comes first. */
export async function listDue(
  actor: Actor,
  until: Date,
  db: Database = database(),
): Promise<AppointmentView[]> {
  authorize(actor, 'appointments.view');
  const theirs = or(eq(appointments.agentId, actor.userId), sql`${appointments.serviceId} is not null`);
  return selectAppointments(db)
    .where(
      and(
        visibleAppointments(actor),
        theirs,
        eq(appointments.state, 'open'),
        lte(appointments.startsAt, until),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(50);
}

/** Those of these ids that the actor sees. */
export async function listAppointmentsOf(
  actor: Actor,
  ids: readonly number[],
  db: Database = database(),
): Promise<AppointmentView[]> {
  authorize(actor, 'appointments.view');
  return selectAppointments(db).where(and(inArray(appointments.id, [...ids]), visibleAppointments(actor)));
}

/** The filters, and what the actor sees, as conditions on `appointment`. */
export function appointmentConditions(actor: Actor, given: AppointmentFilters): SQL | undefined {
  const { state, contact: contactId, since: from, until: to } = given;
  return and(
    visibleAppointments(actor),
    state ? eq(appointments.state, state) : undefined,
    given.keeper
      ? sql`appointment.service_id is ${given.keeper === 'services' ? sql`not null` : sql`null`}`
      : undefined,
    contactId ? sql`${appointments.contactId} = (${rootOfId(contactId)})` : undefined,
    given.agent
      ? referring(appointments.agentId, users, sql`email = lower(${given.agent})`, given.agent)
      : undefined,
    given.service
      ? referring(
          appointments.serviceId,
          services,
          sql`name_key = fold_text(${given.service})`,
          given.service,
        )
      : undefined,
    from ? gte(appointments.startsAt, startSql(from, actor.timeZone)) : undefined,
    to ? lt(appointments.startsAt, endSql(to, actor.timeZone)) : undefined,
  );
}
