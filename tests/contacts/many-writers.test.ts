import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createContact } from '#lib/contacts/create-contact.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import type { Actor } from '#lib/core/actor.ts';
import { asBusy } from '#lib/core/as-busy.ts';
import { Busy } from '#lib/core/errors.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('many writers at once', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });

  /** Each keeps the turn for as long as a slow machine needs for a contact. */
  const slowWriter = () =>
    db().transaction(async (tx) => {
      await lockIdentities(tx);
      await tx.execute(sql`select pg_sleep(0.7)`);
    });

  it('take their turns, even when that takes longer than anybody waits for one of them', async () => {
    const [last] = await Promise.all([
      ...Array.from({ length: 5 }, slowWriter),
      createContact(supervisor, { name: 'Dona Lurdes', cpf: '529.982.247-25' }, db()),
    ]).then((all) => all.slice(-1));
    expect(last).toMatchObject({ name: 'Dona Lurdes' });
  });

  it('are told that it is busy when one of them does not go on', async () => {
    await db().transaction(async (tx) => {
      await lockIdentities(tx);
      const refused = await createContact(supervisor, { name: 'Dona Rute' }, db()).catch(asBusy);
      expect(refused).toBeInstanceOf(Busy);
    });
    await createContact(supervisor, { name: 'Dona Rute' }, db());
  });
});
