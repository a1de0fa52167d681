import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';
import { identifierRule } from './identifier-index.ts';
import { lockIdentities } from './identity-lock.ts';
import { notePending } from './note-pending.ts';

/** Makes the index of identifiers follow a changed list of placeholders: new ones leave it, former ones come back. */
export async function reindexPlaceholders(
  before: readonly string[],
  after: readonly string[],
  db: Database,
): Promise<void> {
  await lockIdentities(db);
  const added = after.filter((value) => !before.includes(value));
  const { rows: former } = await db.execute<{ id: number }>(
    sql`delete from contact_identifier where value = any(${sql.param(added)}::text[]) returning contact_id as id`,
  );
  const rule = identifierRule(after);
  const removed = before.filter((value) => !after.includes(value));
  const back = (kind: IdentifierKind) => removed.filter((value) => !rule.isPlaceholder(kind, value));
  const { rows: returned } = await db.execute<{ id: number }>(sql`
    insert into contact_identifier (kind, value, contact_id)
    select * from (
      select 'cpf' as kind, cpf as value, id from contact where cpf = any(${sql.param(back('cpf'))}::text[])
      union all
      select 'email', lower(email), id from contact where lower(email) = any(${sql.param(back('email'))}::text[])
      union all
      select 'phone', phone, id from contact cross join lateral (select distinct unnest(phones) as phone) as own
      where phones && ${sql.param(back('phone'))}::text[] and phone = any(${sql.param(back('phone'))}::text[])
    ) as back where not exists (
      select from contact_identifier i where i.value = back.value and i.kind = back.kind and i.contact_id = back.id)
    returning contact_id as id`);
  await notePending(
    [...former, ...returned].map(({ id }) => id),
    db,
  );
}
