import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

const MANY = 20_500;

beforeAll(async () => {
  people = await actors(db());
  await db().execute(sql`
    insert into contact (name, email, client_code, phones, tag_ids)
    select 'Fulano ' || lpad(n::text, 5, '0'), 'fulano.' || n || '@gmail.com', 'AUR-' || n, array['55119' || (90000000 + n)],
      case when n % 2 = 0 then '{7}'::int[] else '{}' end
    from generate_series(1, ${MANY}) n`);
  await db().execute(
    sql`insert into contact_identifier (kind, value, contact_id) select 'phone', phones[1], id from contact`,
  );
  await db().execute(sql`analyze contact`);
});

describe('a search that more match than are counted', () => {
  it.each([
    ['a name', 'fulano'],
    ['a part of names', 'ulan'],
    ['an e-mail provider', 'gmail.com'],
    ['the beginning of client codes', 'aur-'],
    ['the beginning of phones', '55119'],
    ['three digits of phones', '119'],
    ['digits of phones behind their beginning', '1990'],
    ['a name and a number', 'fulano 55119'],
    ['two letters', 'fu'],
  ])('%s', async (_, search) => {
    for (const actor of [people.owner, people.agent]) {
      const first = await listContacts(actor, { search });
      expect(first).toMatchObject({ count: 10_000, previous: null });
      expect(first.items.map(({ name }) => name)).toEqual(namesFrom(1));
      const second = await listContacts(actor, { search, after: first.next ?? 0 });
      expect(second.items.map(({ name }) => name)).toEqual(namesFrom(51));
    }
  });

  it('counts digits that just as many have as are counted', async () => {
    for (const actor of [people.owner, people.agent]) {
      const page = await listContacts(actor, { search: '99001' });
      expect(page).toMatchObject({ count: 10_000, countIsExact: true });
      expect(page.items.map(({ name }) => name)).toEqual(namesFrom(10_000));
    }
    expect(await listContacts(people.owner, { search: '1990', tag: 7 })).toMatchObject({ count: 10_000 });
    expect(await listContacts(people.owner, { search: '199002', tag: 7 })).toMatchObject({ count: 251 });
  });

  it('counts those that also have a tag', async () => {
    const page = await listContacts(people.agent, { search: 'fulano', tag: 7, limit: 2 });
    expect(page).toMatchObject({ count: 10_000, countIsExact: false });
    expect(page.items.map(({ name }) => name)).toEqual(['Fulano 00002', 'Fulano 00004']);
  });
});

function namesFrom(first: number): string[] {
  return Array.from({ length: 50 }, (_, at) => `Fulano ${String(first + at).padStart(5, '0')}`);
}
