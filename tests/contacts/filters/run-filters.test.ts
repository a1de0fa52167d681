import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { contactFiltersSchema } from '#lib/contacts/filters/contact-filters.ts';
import { runFilters } from '#lib/contacts/filters/run-filters.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let owner: Actor;

beforeAll(async () => {
  owner = (await actors(db())).owner;
  await createContact(owner, { name: 'Zélia Duarte', tags: ['VIP'] });
  await createContact(owner, { name: 'Adriana Vilela', tags: ['Lead'] });
});

describe('the filters of a run', () => {
  it('find the same contacts after a tag was renamed', async () => {
    const { parameters, withoutText } = await runFilters({ withoutTag: 'vip', active: true }, db());
    expect(withoutText).toEqual([]);
    expect(parameters).toEqual({ withoutTag: [expect.stringMatching(/^\d+$/)], active: 'true' });
    await db().execute(sql`update tag set name = 'Ouro' where name = 'VIP'`);
    const { items } = await listContacts(owner, contactFiltersSchema.parse(parameters));
    expect(items.map(({ name }) => name)).toEqual(['Adriana Vilela']);
  });

  it.each([
    [{ search: '529.982.247-25' }, ['search']],
    [{ clientCode: 'AUR-1' }, ['clientCode']],
    [{ city: 'Recife', addressState: 'PE' }, ['city', 'addressState']],
    [{ field: 1, fieldContains: 'ouro' }, ['fieldContains']],
    [{ owner: 'marina@aurora.example' }, ['owner']],
  ])('keep of a text that may be somebody’s only which filter it was: %j', async (filters, names) => {
    expect(await runFilters({ ...filters, active: true }, db())).toEqual({
      parameters: { active: 'true' },
      withoutText: names,
    });
  });

  it('keep no name that nothing has', async () => {
    expect(await runFilters({ withoutTag: 'Nenhuma' }, db())).toEqual({
      parameters: {},
      withoutText: ['withoutTag'],
    });
  });
});
