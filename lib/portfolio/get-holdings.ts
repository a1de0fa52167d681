import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import { FLOWS, type Flow } from '#lib/contacts/portfolio/flow.ts';
import { inPortfolioOf } from '#lib/contacts/portfolio/in-portfolio-of.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';

export interface Holdings {
  owned: number;
  byFlow: Record<Flow, number>;
  /** Contacts of others for whom the user stands in. */
  backup: number;
  /** Contacts shared with somebody as owner and backup agent: by whom, for whoever takes over would be both. */
  ownBackups: ReadonlyMap<number, number>;
}

export async function getHoldings(
  actor: Actor,
  userId: number,
  db: Database = database(),
): Promise<Holdings> {
  authorize(actor, 'portfolio.assign');
  const rows = await db
    .select({ flow: contacts.flow, count: sql<number>`count(*)::int` })
    .from(contacts)
    .where(inPortfolioOf(rowId('user', userId, SMALL_ID)))
    .groupBy(contacts.flow);
  const counts = new Map(rows.map(({ flow, count }) => [flow, count]));
  const byFlow = Object.fromEntries(FLOWS.map((flow) => [flow, counts.get(flow) ?? 0])) as Holdings['byFlow'];
  const owned = rows.reduce((sum, { count }) => sum + count, 0);
  return {
    owned,
    byFlow,
    backup: await countBackup(userId, db),
    ownBackups: await countOwnBackups(userId, db),
  };
}

async function countBackup(userId: number, db: Database): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(contacts)
    // The flow is what the index knows.
    .where(sql`${contacts.flow} = 'backup_agent' and ${contacts.backupAgentId} = ${userId}`);
  return row?.count ?? 0;
}

export async function countOwnBackups(userId: number, db: Database): Promise<Map<number, number>> {
  const { rows } = await db.execute<{ other: number; count: number }>(sql`
    select other, sum(count)::int as count from (
      select backup_agent_id as other, count(*) from contact
      where flow = 'backup_agent' and ${inPortfolioOf(userId)} group by 1
      union all
      select owner_id, count(*) from contact
      where flow = 'backup_agent' and backup_agent_id = ${userId} group by 1
    ) as shared group by other`);
  return new Map(rows.map(({ other, count }) => [other, count]));
}
