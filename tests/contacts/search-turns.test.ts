import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { inSearchTurn } from '#lib/contacts/search-turn.ts';
import type { Actor } from '#lib/core/actor.ts';
import { TooMany } from '#lib/core/errors.ts';
import { send, tokenFor } from '#tests/api/client.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('searches of one person', () => {
  const { db } = useDatabase();
  let owner: Actor;
  let supervisor: Actor;
  beforeAll(async () => {
    ({ owner, supervisor } = await actors(db()));
    await db().execute(sql`insert into contact (name) values ('Dona Lurdes')`);
  });

  const looking = async () => {
    const { rows } = await db().execute<{ n: number }>(
      sql`select count(*)::int as n from pg_stat_activity where state = 'active' and wait_event_type = 'Lock' and datname = current_database()`,
    );
    return rows[0]?.n ?? 0;
  };

  it('take turns: two hundred slow ones leave the connections to the others', async () => {
    let refused = 0;
    await db().transaction(async (tx) => {
      // As slow as a search can be: nobody gets an answer before this ends.
      await tx.execute(sql`lock table contact in access exclusive mode`);
      const asked = Array.from({ length: 200 }, () =>
        listContacts(supervisor, { search: 'lurdes' }).catch((error) => {
          if (error instanceof TooMany) refused++;
        }),
      );
      await expect.poll(() => refused).toBeGreaterThanOrEqual(178);
      expect(await looking()).toBeLessThanOrEqual(2);
      await Promise.all(asked);
    });
    expect((await listContacts(supervisor, { search: 'lurdes' })).items).toHaveLength(1);
  });

  it('are told through the API when to ask again', async () => {
    const token = await tokenFor(supervisor, owner);
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const slow = [1, 2].map(() => inSearchTurn(supervisor, () => gate));
    const answer = await send('GET', '/contacts?search=lurdes', { token });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(answer.body.error).toMatchObject({
      code: 'too_many_requests',
      fields: { form: [{ code: 'searches_active' }] },
    });
    open();
    await Promise.all(slow);
    expect((await send('GET', '/contacts?search=lurdes', { token })).body.items).toHaveLength(1);
  });
});
