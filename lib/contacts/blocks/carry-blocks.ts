import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** Whoever remains of somebody blocked is blocked for the same reason, in the course of a merge, which raises their versions. */
export async function carryBlocks(
  given: readonly { id: number; fromId: number }[],
  tx: Database,
): Promise<void> {
  if (given.length === 0) return;
  const pairs = sql`unnest(${sql.param(given.map(({ id }) => id))}::bigint[],
    ${sql.param(given.map(({ fromId }) => fromId))}::bigint[]) as p (id, from_id)`;
  await tx.execute(sql`
    insert into contact_block (contact_id, reason, blocked_by_id, blocked_at)
    select p.id, b.reason, b.blocked_by_id, b.blocked_at from ${pairs} join contact_block b on b.contact_id = p.from_id`);
  await tx.execute(sql`
    update contact c set blocked_at = f.blocked_at from ${pairs} join contact f on f.id = p.from_id where c.id = p.id`);
}

export async function takeCarriedBlock(contactId: number, tx: Database): Promise<void> {
  await tx.execute(sql`delete from contact_block where contact_id = ${contactId}`);
  await tx.execute(sql`update contact set blocked_at = null where id = ${contactId}`);
}
