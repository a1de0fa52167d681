import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, refuse } from '#lib/core/errors.ts';
import { can } from '#lib/core/permissions.ts';
import { findService } from '#lib/services/find-service.ts';

export interface Whose {
  agentId: number | null;
  serviceId: number | null;
}

/**
 * Who keeps it: an active agent, or a service. Agents make appointments for themselves and for services. undefined where nothing is said.
 * @throws Refused for both
 */
export async function givenWhose(
  actor: Actor,
  { agentEmail, service }: { agentEmail?: string | null; service?: string | number | null },
  tx: Database,
): Promise<Whose | undefined> {
  if (!agentEmail && !service) return undefined;
  if (agentEmail && service) refuse('service', 'appointment_one');
  if (service) return { agentId: null, serviceId: await findService('service', service, tx) };
  const [user] = await tx
    .select({ id: users.id, active: users.active })
    .from(users)
    .where(eq(users.email, sql`lower(${agentEmail})`))
    .for('share');
  if (!user) return refuse('agentEmail', 'user_unknown');
  if (!user.active) return refuse('agentEmail', 'user_inactive');
  if (user.id !== actor.userId && !can(actor, 'appointments.manage')) refuse('agentEmail', 'appointment_own');
  return { agentId: user.id, serviceId: null };
}

/** What another agent keeps is theirs, unless the actor may move it; a service's is everybody's who sees it. @throws Forbidden */
export function requireKeeper(actor: Actor, { agentId }: Pick<Whose, 'agentId'>): void {
  if (agentId !== null && agentId !== actor.userId && !can(actor, 'appointments.manage'))
    throw new Forbidden('appointments.manage');
}
