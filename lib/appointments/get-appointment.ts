import { and, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { appointments } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { type AppointmentView, selectAppointments, visibleAppointments } from './appointment.ts';

/** @throws NotFound */
export async function getAppointment(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<AppointmentView> {
  authorize(actor, 'appointments.view');
  const [found] = await selectAppointments(db).where(
    and(eq(appointments.id, rowId('appointment', id)), visibleAppointments(actor)),
  );
  if (!found) throw new NotFound('appointment');
  return found;
}
