import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Leaving } from './leaving.ts';

/**
 * Senders nobody was named for, by a number or address that these contacts alone have: what they wrote becomes these contacts'
 * history, so that it goes the same way, and the sender is forgotten. @returns how many senders
 */
export async function claimUnknownSenders(leaving: readonly Leaving[], tx: Database): Promise<number> {
  const values = leaving.flatMap(({ root, phones, email }) =>
    [...phones, ...(email ? [email.toLowerCase()] : [])].map((value) => ({ id: root, value })),
  );
  if (values.length === 0) return 0;
  const ids = sql`${sql.param(leaving.map(({ id }) => id))}::bigint[]`;
  const { rows } = await tx.execute<{ id: number; root: number }>(sql`
    with theirs as materialized (${unknownBy(values)})
    select n.id, min(n.holder) as root from theirs n
    where not exists (
      select from theirs also join contact_identifier other on other.value = also.value
      where also.sender = n.sender and other.contact_id <> all(${ids}))
    group by n.id`);
  if (rows.length === 0) return 0;
  await tx.execute(sql`
    update interaction set contact_id = claimed.root
    from unnest(${sql.param(rows.map(({ id }) => id))}::bigint[], ${sql.param(rows.map(({ root }) => root))}::bigint[])
      as claimed (identity_id, root)
    where interaction.identity_id = claimed.identity_id and interaction.contact_id is null`);
  await tx.execute(
    sql`delete from contact_identity where id = any(${sql.param(rows.map(({ id }) => id))}::bigint[])`,
  );
  return rows.length;
}

/**
 * Identities that nobody was named for and that have one of these values or came together with one: `id, value, sender, holder`,
 * with one `sender` for all that came together.
 */
export function unknownBy(values: readonly { id: number; value: string }[]): SQL {
  return sql`
    select n.id, n.value, found.sender, found.holder
    from (
      select distinct coalesce(n.seen_with_id, n.id) as sender, held.id as holder
      from unnest(${sql.param(values.map(({ id }) => id))}::bigint[],
        ${sql.param(values.map(({ value }) => value))}::text[]) as held (id, value)
      join contact_identity n on n.value = held.value collate "C" and n.contact_id is null
    ) as found
    join contact_identity n on n.contact_id is null and (n.id = found.sender or n.seen_with_id = found.sender)`;
}
