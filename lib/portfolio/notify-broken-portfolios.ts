import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { inPortfolioOf } from '#lib/contacts/portfolio/in-portfolio-of.ts';
import { settleStanding } from '#lib/core/notifications/settle-standing.ts';

/** Of deactivated users with contacts left in their portfolio or falling back on them; takes back what has been settled since. */
export async function notifyBrokenPortfolios(db: Database = database(), userId?: number): Promise<void> {
  const broken = sql`
    select left_user.id as about_id, jsonb_build_object('owned', owned, 'backup', backup) as detail
    from (
      select u.id,
        (select count(*) from contact where ${inPortfolioOf(sql`u.id`)})::int as owned,
        (select count(*) from contact c where c.flow = 'backup_agent' and c.backup_agent_id = u.id)::int as backup
      from app_user u where not u.active ${userId === undefined ? sql`` : sql`and u.id = ${userId}`}
    ) as left_user
    where owned + backup > 0`;
  await db.transaction((tx) => settleStanding('portfolio_broken', 'portfolio.assign', broken, tx, userId));
}
