import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { visibleAppointments } from '#lib/appointments/appointment.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { addDays, dayStart } from '#lib/dates/zoned-time.ts';
import { today } from '#lib/format/today.ts';

export interface AppointmentFigures {
  /** Of today, in every state but cancelled. */
  today: number;
  done: number;
  /** Open though their time has come, of any day. */
  late: number;
}

/** Whom the team gets in touch with, within what the actor sees. */
export async function appointmentFigures(
  actor: Actor,
  db: Database = database(),
): Promise<AppointmentFigures> {
  authorize(actor, 'appointments.view');
  const day = today(actor);
  const [from, until] = [day, addDays(day, 1)].map((one) => dayStart(one, actor.timeZone).toISOString());
  const isToday = sql`starts_at >= ${from}::timestamptz and starts_at < ${until}::timestamptz`;
  const isLate = sql`state = 'open' and starts_at <= now()`;
  const { rows } = await db.execute<AppointmentFigures & Record<string, unknown>>(sql`
    select count(*) filter (where ${isToday} and state <> 'cancelled')::int as today,
      count(*) filter (where ${isToday} and state = 'done')::int as done,
      count(*) filter (where ${isLate})::int as late
    from appointment where (${isToday} or ${isLate}) and ${visibleAppointments(actor)}`);
  const [figures] = rows;
  if (!figures) throw new Error('a count is never empty');
  return figures;
}
