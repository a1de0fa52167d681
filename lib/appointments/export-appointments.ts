import { and } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { appointments } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { inPieces, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type AppointmentView, selectAppointments } from './appointment.ts';
import { appointmentConditions, appointmentFilters } from './list-appointments.ts';

const PIECE = 1_000;

/** All that the filters leave, the newest first, a thousand at a time. Who exported is written down. @throws Refused */
export async function exportAppointments(
  actor: Actor,
  filters: unknown,
  db: Database = database(),
): Promise<AsyncGenerator<AppointmentView[]>> {
  authorize(actor, 'interactions.export');
  const given = parseInput(appointmentFilters, filters);
  const which = appointmentConditions(actor, given);
  await audit(actor, { action: 'appointments.exported', fields: Object.keys(given) }, db);
  return inPieces(PIECE, (place) => {
    const { side, order } = readingFrom(place, appointments.id);
    return selectAppointments(db).where(and(which, side)).orderBy(order).limit(PIECE);
  });
}
