import { and, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { leaveAppointments } from '#lib/appointments/leave-appointments.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { inJson } from '#lib/core/json-form.ts';
import { SMALL_ID } from '#lib/core/row-id.ts';
import { getDeskHoldings, type Heir, leaveDesk } from '#lib/interactions/leave-desk.ts';
import { findService, serviceReference } from '#lib/services/find-service.ts';

const id = inJson(z.int().min(1).max(SMALL_ID), z.unknown());

/** Who gets the interactions of a deactivated user; left out, whoever gets the portfolio. */
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

/** Moves what is with a locked user, and their appointments, to somebody else or into a queue, and takes them off the desk. @throws Refused */
export async function leaveDeskTo(actor: Actor, userId: number, given: Given, tx: Database): Promise<void> {
  const { open, held, voicemails } = await getDeskHoldings(userId, tx);
  const count = open + held + voicemails;
  const heir = count === 0 ? { serviceId: null } : await heirOf(userId, given, count, tx);
  await leaveDesk(actor, userId, heir, tx);
  await leaveAppointments(userId, count === 0 ? await agendaHeir(userId, given, tx) : heir, tx);
}

/** Of whoever has but appointments: who gets the portfolio gets them, too. */
async function agendaHeir(leavingId: number, { to, userId }: Given, tx: Database): Promise<Heir> {
  if (to !== 'user') return { serviceId: null };
  return { agentId: await activeUser('userId', userId, leavingId, tx) };
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
