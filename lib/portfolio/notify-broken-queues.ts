import { type SQL, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { type StandingKind, settleStanding } from '#lib/core/notifications/settle-standing.ts';

/**
 * Of archived services to which portfolios still lead, and of services without a mailbox to whose portfolios e-mail comes; takes
 * back what has been settled since. That e-mail came is known where it arrives, `emailCame`, and stands until it is settled.
 */
export async function notifyBrokenQueues(
  db: Database = database(),
  serviceId?: number,
  { emailCame = false }: { emailCame?: boolean } = {},
): Promise<void> {
  const told = sql`exists (
    select from notification n where n.kind = 'queue_without_mailbox' and n.about_id = s.id)`;
  const broken = {
    queue_archived: sql`s.archived_at is not null`,
    queue_without_mailbox: sql`s.archived_at is null and not s.has_mailbox and ${emailCame ? sql`true` : told}`,
  } satisfies Partial<Record<StandingKind, SQL>>;
  await db.transaction(async (tx) => {
    for (const [kind, which] of Object.entries(broken)) {
      const found = usedServices(which, serviceId);
      await settleStanding(kind as keyof typeof broken, 'services.manage', found, tx, serviceId);
    }
  });
}

function usedServices(which: SQL, serviceId: number | undefined): SQL {
  const ofService = serviceId === undefined ? sql`` : sql`and s.id = ${serviceId}`;
  return sql`
    select s.id as about_id, jsonb_build_object('count', count(*)::int) as detail
    from service s join contact c on c.service_id = s.id and c.flow = 'general_queue' and c.merged_into_id is null
    where ${which} ${ofService} group by s.id`;
}
