import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { writePortfolio } from '#lib/contacts/portfolio/write-portfolio.ts';
import type { Actor } from '#lib/core/actor.ts';

/** null lets them take messages. @returns how many portfolios */
export async function replaceService(
  actor: Actor,
  serviceId: number,
  by: number | null,
  tx: Database,
): Promise<number> {
  return writePortfolio(
    actor,
    sql`flow = 'general_queue' and service_id = ${serviceId}::integer`,
    {
      ownerId: sql`owner_id`,
      flow: by === null ? sql`'message'` : sql`flow`,
      backupAgentId: sql`backup_agent_id`,
      serviceId: sql`${by}::integer`,
    },
    tx,
  );
}
