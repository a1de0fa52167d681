import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared, preparedRows, rowReader } from '#db/prepared.ts';
import { contacts } from '#db/schema/index.ts';
import { type Contact, contactColumns, withNames } from '../contact-record.ts';
import { byIds, type ReferredLists, referredLists } from '../referred-to.ts';

export async function readContacts(ids: readonly number[], db: Database): Promise<Contact[]> {
  if (ids.length === 0) return [];
  const found = await pageOf(db).execute({ ids });
  const lists = found.find((one) => one.lists)?.lists;
  if (!lists) return [];
  const referred = byIds(lists);
  const rows = new Map(found.map(({ row }) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []).map((row) => withNames(row, referred));
}

/** The rows, and with the first of them what all of them refer to: the list asks for every page. */
const pageOf = prepared((db) => {
  // Called as the table is, so that the table's columns read it.
  const page = db.$with('contact').as(
    db
      .select(contactColumns)
      .from(contacts)
      .where(sql`${contacts.id} = any(${sql.placeholder('ids')}::bigint[])`),
  );
  const lists = referredLists({
    tags: sql`array(select unnest(tag_ids) from contact)`,
    segments: sql`array(select unnest(segment_ids) from contact)`,
    people: sql`array(select unnest(array[owner_id, backup_agent_id, assigned_by_id]) from contact)`,
    services: sql`array(select service_id from contact)`,
    hasValues: sql`exists (select from contact where custom <> '{}')`,
  });
  const query = db
    .with(page)
    .select({
      ...contactColumns,
      lists: sql<ReferredLists | null>`case when row_number() over () = 1 then ${lists} end`,
    })
    .from(page);
  return preparedRows(
    query,
    'contact_page',
    (values) => ({ row: readRow(values), lists: values.at(-1) as ReferredLists | null }),
    db,
  );
});

const readRow = rowReader(contactColumns);
