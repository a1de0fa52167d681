import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** Gives contacts without a picture that of another, in the course of a merge, which raises their versions. */
export async function copyAvatars(
  given: readonly { id: number; fromId: number }[],
  tx: Database,
): Promise<void> {
  if (given.length === 0) return;
  const pairs = sql`unnest(${sql.param(given.map(({ id }) => id))}::bigint[],
    ${sql.param(given.map(({ fromId }) => fromId))}::bigint[]) as p (id, from_id)`;
  await tx.execute(sql`
    insert into contact_avatar (contact_id, bytes, updated_at)
    select p.id, a.bytes, a.updated_at from ${pairs} join contact_avatar a on a.contact_id = p.from_id`);
  await tx.execute(sql`
    update contact c set avatar_at = f.avatar_at from ${pairs} join contact f on f.id = p.from_id where c.id = p.id`);
}

export async function takeCopiedAvatar(contactId: number, tx: Database): Promise<void> {
  await tx.execute(sql`delete from contact_avatar where contact_id = ${contactId}`);
  await tx.execute(sql`update contact set avatar_at = null where id = ${contactId}`);
}
