import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { rootOf } from '#lib/contacts/identity/merged.ts';
import { inSearchTurn } from '#lib/contacts/search-turn.ts';
import type { Selection } from '#lib/contacts/selection/selection.ts';
import { selectionCondition } from '#lib/contacts/selection/selection-condition.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { findMentions, type Mention } from './find-mentions.ts';
import { setDigest } from './set-digest.ts';

/** So many are named, and so many are looked for in what others wrote. */
export const MOST_NAMED = 10;

export interface AnonymizationPreview {
  digest: string;
  contacts: number;
  /** Selected, but being served, merged away or anonymized already. */
  refused: number;
  /** Merged into one of them: they go along. */
  merged: number;
  named: { id: number; name: string; merged: number }[];
  interactions: number;
  /** Blacklist entries of their numbers. */
  blacklisted: number;
  /** Files that wait or are being read: whoever stands in one may come back with it. */
  waitingFiles: number;
  exports: { count: number; latest: { at: Date; by: string | null; contacts: number | null }[] };
  /** null for more than `MOST_NAMED`. */
  mentions: Mention[] | null;
}

/** What anonymizing would do, what it would leave, and what nobody can know. @throws TooMany */
export async function previewAnonymization(
  actor: Actor,
  selection: Selection,
  db: Database = database(),
): Promise<AnonymizationPreview> {
  authorize(actor, 'contacts.anonymize');
  const selected = await selectionCondition(selection, { actor, db });
  const { rows } = await inSearchTurn(actor, () =>
    db.execute<Counted & Record<string, unknown>>(sql`
      with selected as materialized (
          select id, name, phones, created_at,
            merged_into_id is null and anonymized_at is null and open_interactions = 0 as goes
          from contact where ${selected}
        ),
        chosen as materialized (select * from selected where goes),
        along as materialized (
          select m.id, m.phones, m.created_at, ${rootOf(sql`m`)} as root from contact m where m.merged_into_id is not null
            and ${rootOf(sql`m`)} in (select id from chosen)
        ),
        family as materialized (
          select id, phones, created_at from chosen union all select id, phones, created_at from along
        )
      select (select count(*) from chosen)::int as contacts,
        (select count(*) from selected where not goes)::int as refused,
        (select count(*) from along)::int as merged,
        (select coalesce(jsonb_agg(one), '[]') from (
          select id, name, (select count(*) from along where root = chosen.id)::int as merged
          from chosen order by id limit ${MOST_NAMED}) as one) as named,
        (select count(*) from interaction where contact_id in (select id from family))::int as interactions,
        (select count(*) from blacklist_entry
          where number in (select unnest(phones) from family))::int as blacklisted,
        (select count(*) from run where kind = 'import'
          and state in ('receiving', 'receiving_review', 'review', 'queued', 'running'))::int as "waitingFiles",
        (select min(created_at) from family) as since`),
  );
  const found = rows[0] as Counted;
  const { since, ...counts } = found;
  const ids = counts.named.map(({ id }) => id);
  return {
    ...counts,
    digest: await setDigest(actor, selection, db),
    exports: await exportsSince(since, db),
    mentions: counts.contacts > MOST_NAMED ? null : await findMentions(ids, db),
  };
}

type Counted = Omit<AnonymizationPreview, 'digest' | 'exports' | 'mentions'> & { since: Date | null };

/** What left the base while one of them stood in it, whether they were part of it or not: nobody can tell. */
async function exportsSince(since: Date | null, db: Database): Promise<AnonymizationPreview['exports']> {
  if (!since) return { count: 0, latest: [] };
  const { rows } = await db.execute<{
    at: Date;
    by: string | null;
    contacts: number | null;
    count: number;
  }>(sql`
    select at, (select name from app_user u where u.id = user_id) as by, (details ->> 'contacts')::int as contacts,
      (count(*) over ())::int as count
    from audit_event where action in ('contacts.exported', 'interactions.exported') and at >= ${new Date(since).toISOString()}::timestamptz
    order by id desc limit ${MOST_NAMED}`);
  return {
    count: rows[0]?.count ?? 0,
    latest: rows.map(({ at, by, contacts }) => ({ at: new Date(at), by, contacts })),
  };
}
