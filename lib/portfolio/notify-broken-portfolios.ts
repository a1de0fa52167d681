import { type SQL, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { inPortfolioOf } from '#lib/contacts/portfolio/in-portfolio-of.ts';
import { settleStanding } from '#lib/core/notifications/settle-standing.ts';

/**
 * Of deactivated users with contacts left in their portfolio or falling back on them, and of users without the phone that calls
 * are to follow them to; takes back what has been settled since.
 */
export async function notifyBrokenPortfolios(db: Database = database(), userId?: number): Promise<void> {
  await db.transaction(async (tx) => {
    await settleStanding('portfolio_broken', 'portfolio.assign', leftBy(userId), tx, userId);
    await settleStanding('portfolio_without_phone', 'portfolio.assign', unreachable(userId), tx, userId);
  });
}

function leftBy(userId: number | undefined): SQL {
  return sql`
    select left_user.id as about_id, jsonb_build_object('owned', owned, 'backup', backup) as detail
    from (
      select u.id,
        (select count(*) from contact where ${inPortfolioOf(sql`u.id`)})::int as owned,
        (select count(*) from contact c where c.flow = 'backup_agent' and c.backup_agent_id = u.id)::int as backup
      from app_user u where not u.active ${ofUser(userId)}
    ) as left_user
    where owned + backup > 0`;
}

function unreachable(userId: number | undefined): SQL {
  return sql`
    select u.id as about_id, jsonb_build_object('count', count(*)::int) as detail
    from app_user u join contact on ${inPortfolioOf(sql`u.id`)} and contact.flow = 'follow_me'
    where u.active and u.follow_me_phone is null ${ofUser(userId)} group by u.id`;
}

function ofUser(userId: number | undefined): SQL {
  return userId === undefined ? sql`` : sql`and u.id = ${userId}`;
}
