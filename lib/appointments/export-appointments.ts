import { and, desc, lt, type SQL } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { appointments } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type AppointmentView, selectAppointments } from './appointment.ts';
import { type AppointmentFilters, appointmentConditions } from './list-appointments.ts';

const PIECE = 1_000;

/** All that the filters leave, the newest first, a thousand at a time. Who exported is written down. */
export async function exportAppointments(
  actor: Actor,
  filters: AppointmentFilters,
  db: Database = database(),
): Promise<AsyncGenerator<AppointmentView[]>> {
  authorize(actor, 'interactions.export');
  await audit(actor, { action: 'appointments.exported', fields: Object.keys(filters) }, db);
  return pieces(appointmentConditions(actor, filters), db);
}

async function* pieces(which: SQL | undefined, db: Database): AsyncGenerator<AppointmentView[]> {
  for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null; ) {
    const rows: AppointmentView[] = await selectAppointments(db)
      .where(and(which, lt(appointments.id, before)))
      .orderBy(desc(appointments.id))
      .limit(PIECE);
    if (rows.length > 0) yield rows;
    before = rows.length < PIECE ? null : (rows.at(-1)?.id ?? null);
  }
}
