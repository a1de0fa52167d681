import { asc, eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contacts } from '#db/schema/index.ts';
import { startBulkChange } from '#lib/contacts/bulk/start-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden } from '#lib/core/errors.ts';
import { refusal } from '#tests/contacts/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('a bulk change', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let supervisor: Actor;
  let ana: number;
  let bruno: number;

  beforeAll(async () => {
    people = await actors(db());
    ({ supervisor } = people);
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_identifier, audit_event, run, run_contact cascade`,
    );
    ana = (await createContact(supervisor, { name: 'Ana' }, db())).id;
    bruno = (await createContact(supervisor, { name: 'Bruno' }, db())).id;
    await createContact(supervisor, { name: 'Carla', priority: 'high' }, db());
  });

  const everyone = { everything: true, filters: {} } as const;
  const states = () =>
    db().select({ name: contacts.name, active: contacts.active }).from(contacts).orderBy(asc(contacts.id));

  it('switches those off that were on, and says so of each', async () => {
    await db().update(contacts).set({ active: false }).where(eq(contacts.id, bruno));
    const gone = 999_999;
    const { total, done } = await startBulkChange(
      supervisor,
      'deactivate',
      {},
      { contacts: [ana, bruno, gone] },
      db(),
    );
    expect(total).toBe(3);
    expect(done).toEqual({ changed: 1, unchanged: 1, refused: 1 });
    expect(await states()).toEqual([
      { name: 'Ana', active: false },
      { name: 'Bruno', active: false },
      { name: 'Carla', active: true },
    ]);
  });

  it('gives everything that matches a priority', async () => {
    const { done } = await startBulkChange(supervisor, 'set_priority', { priority: 'high' }, everyone, db());
    expect(done).toEqual({ changed: 2, unchanged: 1, refused: 0 });
    expect((await db().select({ p: contacts.priority }).from(contacts)).map(({ p }) => p)).toEqual([3, 3, 3]);
  });

  it('refuses nobody, a priority there is not, and who may not', async () => {
    const nobody = { everything: true, filters: { search: 'ninguém' } } as const;
    expect(await refusal(startBulkChange(supervisor, 'activate', {}, nobody, db()))).toEqual({
      form: ['selection_empty'],
    });
    expect(
      await refusal(startBulkChange(supervisor, 'set_priority', { priority: 'x' }, everyone, db())),
    ).toEqual({ priority: ['required'] });
    await expect(startBulkChange(people.agent, 'deactivate', {}, everyone, db())).rejects.toThrow(Forbidden);
  });
});
