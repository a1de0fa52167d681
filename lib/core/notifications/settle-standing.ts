import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type Permission, ruleOf } from '../permissions.ts';

/** Notifications that belong to no run, and the counts they say. Each stands until its cause is gone. */
export interface StandingNotifications {
  /** About a user who left contacts behind: in their portfolio, or falling back on them. */
  portfolio_broken: { owned: number; backup: number };
  /** About a user without a phone, to whom calls of their portfolio are to follow. */
  portfolio_without_phone: { count: number };
  /** About an archived service to which portfolios still lead. */
  queue_archived: { count: number };
  /** About a service without a mailbox to whose portfolios an e-mail came. */
  queue_without_mailbox: { count: number };
  /** An agent's count of open interactions said something else than there were, and was set right. */
  counter_mended: { noted: number; counted: number };
  /** A receiver of webhooks failed for days and was paused, or (`ended` is 1) wants no more. */
  webhook_stopped: { ended: number };
}

export type StandingKind = keyof StandingNotifications;

export function isStanding(kind: string): kind is StandingKind {
  return STANDING.includes(kind);
}

const STANDING: readonly string[] = [
  'portfolio_broken',
  'portfolio_without_phone',
  'queue_archived',
  'queue_without_mailbox',
  'counter_mended',
  'webhook_stopped',
] satisfies StandingKind[];

/**
 * Tells whoever holds the permission once of each subject that `found`, a query of `about_id` and `detail`, names, and takes
 * back the rest, or with `only` nothing else. Who closed one is told again only after it was settled.
 */
export async function settleStanding(
  kind: StandingKind,
  permission: Permission,
  found: SQL,
  tx: Database,
  only?: number,
): Promise<void> {
  const roles = [...ruleOf(permission).roles];
  const which = only === undefined ? sql`` : sql`and n.about_id = ${only}`;
  await tx.execute(sql`
    delete from notification n
    where n.kind = ${kind} ${which} and n.about_id not in (select about_id from (${found}) as found)`);
  await tx.execute(sql`
    insert into notification (user_id, kind, about_id, detail)
    select u.id, ${kind}, found.about_id, found.detail from (${found}) as found
    cross join app_user u
    where u.active and u.role = any(${sql.param(roles)}::text[]) order by found.about_id, u.id
    on conflict (user_id, kind, about_id) where run_id is null do update set detail = excluded.detail
    where notification.detail is distinct from excluded.detail`);
}

/** Whether it was told already, and is not settled. */
export async function isTold(kind: StandingKind, aboutId: number, db: Database): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select from notification where kind = ${kind} and about_id = ${aboutId} limit 1`);
  return rows.length > 0;
}
