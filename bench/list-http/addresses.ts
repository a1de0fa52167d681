import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { tags as tagTable } from '#db/schema/index.ts';

const PAGES = 24;

/** Addresses by kind; every kind is requested equally often. */
export async function listAddresses(): Promise<Record<string, string[]>> {
  const people = await spreadContacts();
  const tags = await database().select({ name: tagTable.name }).from(tagTable);
  return {
    'first page': ['/contacts'],
    'next pages': people.map(({ id }) => `/contacts?after=${id}`),
    search: people.map(
      ({ name, phone }, at) => `/contacts?search=${encodeURIComponent(at % 3 ? name : phone)}`,
    ),
    tag: tags.map(({ name }) => `/contacts?tag=${encodeURIComponent(name)}`),
  };
}

export function mixOf(kinds: Record<string, string[]>): string[] {
  const lists = Object.values(kinds);
  return Array.from({ length: lists.length * PAGES }, (_, at) => {
    const list = lists[at % lists.length] ?? [];
    return list[Math.floor(at / lists.length) % list.length] ?? '/contacts';
  });
}

/** Contacts evenly spread by name. */
async function spreadContacts() {
  const { rows } = await database().execute<{ id: number; name: string; phone: string }>(sql`
    select distinct on (part) id, split_part(name, ' ', (1 + part % 3)::int) as name, coalesce(phones[1], name) as phone
    from (select *, ntile(${PAGES}) over (order by name_sort, id) as part from contact where active) as contact
    order by part, id`);
  return rows;
}
