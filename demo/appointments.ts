import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { updateAppointment } from '#lib/appointments/update-appointment.ts';
import type { Actor } from '#lib/core/actor.ts';
import { addDays, dayStart } from '#lib/dates/zoned-time.ts';
import { today } from '#lib/format/today.ts';

const NOTES = [
  'Confirmar se a entrega chegou.',
  'Mandar a proposta de atacado.',
  'Ligar depois do almoço.',
  'Renovar o contrato.',
  null,
  'Oferecer o café novo.',
];

/** Whom Caio and Juliana promised to get in touch with: some yesterday, some today, some this week and next. */
export async function makeAppointments(
  agents: readonly Actor[],
  service: string,
  db: Database,
): Promise<void> {
  const [caio] = agents as [Actor];
  const { rows } = await db.execute<{ id: number; owner_id: number }>(sql`
    select id, owner_id from contact
    where active and owner_id = any(${sql.param(agents.map(({ userId }) => userId))}::integer[]) and segment_ids = '{}'
      and last_interaction_at is null
    order by id limit 16`);
  const day = today(caio);
  for (const [at, { id, owner_id: ownerId }] of rows.entries()) {
    const agent = agents.find(({ userId }) => userId === ownerId) ?? caio;
    const start =
      dayStart(addDays(day, Math.floor(at / 3) - 1), agent.timeZone).getTime() +
      (9 + ((at * 5) % 9)) * 3_600_000;
    const made = await createAppointment(
      agent,
      {
        contactId: id,
        startsAt: new Date(Date.now() + 3_600_000).toISOString(),
        note: NOTES[at % NOTES.length],
        channel: at % 3 === 2 ? 'WhatsApp' : 'Telefone',
        minutes: at % 2 === 0 ? 30 : 15,
        ...(at % 7 === 5 && { service }),
      },
      db,
    );
    await db.execute(
      sql`update appointment set starts_at = ${new Date(start).toISOString()} where id = ${made}`,
    );
    if (at < 3) await updateAppointment(agent, made, { state: at === 1 ? 'missed' : 'done' }, db);
  }
}
