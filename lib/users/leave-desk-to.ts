import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { appointments as appointmentRows, users } from '#db/schema/index.ts';
import { leaveAppointments } from '#lib/appointments/leave-appointments.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { inJson } from '#lib/core/json-form.ts';
import { SMALL_ID } from '#lib/core/row-id.ts';
import { type DeskHoldings, getDeskHoldings, type Heir, leaveDesk } from '#lib/interactions/leave-desk.ts';
import { findService, serviceReference } from '#lib/services/find-service.ts';

const id = inJson(z.int().min(1).max(SMALL_ID), z.unknown());

/** Who gets the interactions and appointments of a deactivated user; left out, whoever gets the portfolio. */
export const deskSuccessor = {
  deskTo: z.enum(['user', 'queue'], 'invalid').optional(),
  deskUserId: id.optional(),
  deskService: serviceReference.optional(),
};

interface Given {
  to?: 'user' | 'nobody' | 'keep';
  userId?: unknown;
  deskTo?: 'user' | 'queue';
  deskUserId?: unknown;
  deskService?: string | number | null;
}

/** What is with somebody and somebody has to go on with. */
export interface Left extends DeskHoldings {
  appointments: number;
}

export async function countLeft(userId: number, db: Database): Promise<Left> {
  const appointments = await db.$count(
    appointmentRows,
    and(eq(appointmentRows.agentId, userId), eq(appointmentRows.state, 'open')),
  );
  return { ...(await getDeskHoldings(userId, db)), appointments };
}

/** Moves what is with a locked user, and their appointments, to somebody else or into a queue, and takes them off the desk. @throws Refused */
export async function leaveDeskTo(actor: Actor, userId: number, given: Given, tx: Database): Promise<void> {
  const { open, held, voicemails, appointments } = await countLeft(userId, tx);
  const count = open + held + voicemails + appointments;
  const heir = count === 0 ? { serviceId: null } : await heirOf(userId, given, count, tx);
  await leaveDesk(actor, userId, heir, tx);
  const moved = await leaveAppointments(userId, heir, tx);
  if (moved < appointments) refuse('deskTo', 'appointments_left', { count: appointments });
}

async function heirOf(leavingId: number, given: Given, count: number, tx: Database): Promise<Heir> {
  if (given.deskTo === 'queue') {
    return { serviceId: given.deskService ? await findService('deskService', given.deskService, tx) : null };
  }
  if (given.deskTo === 'user')
    return { agentId: await activeUser('deskUserId', given.deskUserId, leavingId, tx) };
  if (given.to === 'user') return { agentId: await activeUser('userId', given.userId, leavingId, tx) };
  return given.to === 'nobody' ? { serviceId: null } : refuse('deskTo', 'desk_held', { count });
}

async function activeUser(field: string, given: unknown, leavingId: number, tx: Database): Promise<number> {
  const asked = Number(given);
  if (!Number.isSafeInteger(asked) || asked < 1) refuse(field, 'required');
  const [user] = await tx
    .select({ id: users.id, active: users.active })
    .from(users)
    .where(and(sql`${users.id}::bigint = ${asked}`, sql`${users.id} <> ${leavingId}`))
    .for('share');
  if (!user) refuse(field, 'user_unknown');
  return user.active ? user.id : refuse(field, 'user_inactive');
}
