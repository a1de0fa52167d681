import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
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

  it('take turns: two hundred slow ones by one token leave the connections to the others', async () => {
    const token = await tokenFor(supervisor, owner);
    const search = () => send('GET', '/contacts?search=lurdes', { token });
    let most = 0;
    const answers = await db().transaction(async (tx) => {
      // As slow as a search can be: nobody gets an answer before this ends.
      await tx.execute(sql`lock table contact in access exclusive mode`);
      const refused = { count: 0 };
      const asked = Array.from({ length: 200 }, async () => {
        const answer = await search();
        if (answer.status === 429) refused.count++;
        return answer;
      });
      await expect.poll(() => refused.count, { timeout: 20_000 }).toBeGreaterThanOrEqual(178);
      most = await looking();
      return asked;
    });
    const all = await Promise.all(answers);
    expect(most).toBeLessThanOrEqual(2);
    const refused = all.filter(({ status }) => status === 429);
    for (const { headers, body } of refused) {
      expect(headers.get('retry-after')).toBe('5');
      expect(body.error).toMatchObject({
        code: 'too_many_requests',
        fields: { form: [{ code: 'searches_active' }] },
      });
    }
    expect((await search()).body.items).toHaveLength(1);
  });
});
