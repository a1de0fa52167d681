import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { type Answered, send, tokenFor } from './client.ts';

describe('calls of one person', () => {
  const { db } = useDatabase();
  let owner: Actor;
  let supervisor: Actor;
  beforeAll(async () => {
    ({ owner, supervisor } = await actors(db()));
  });

  const asking = async () => {
    const { rows } = await db().execute<{ n: number }>(
      sql`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    return rows[0]?.n ?? 0;
  };

  /** Three hundred calls while nobody can be recognised: what is told at once, and how many connections they keep. */
  async function flood(tokenOf: (at: number) => string) {
    const refused: Answered[] = [];
    const answers: Promise<Answered>[] = [];
    let connections = 0;
    await db().transaction(async (tx) => {
      await tx.execute(sql`lock table api_token in access exclusive mode`);
      for (let at = 0; at < 300; at++) {
        const answer = send('GET', '/tags', { token: tokenOf(at) });
        answers.push(answer);
        answer.then((told) => told.status === 429 && refused.push(told));
      }
      await expect.poll(() => refused.length, { timeout: 4_000 }).toBeGreaterThanOrEqual(90);
      connections = await asking();
    });
    return { refused, connections, statuses: (await Promise.all(answers)).map(({ status }) => status) };
  }

  it('leave the connections to the others, and are refused without any', async () => {
    const tokens = [await tokenFor(supervisor, owner), await tokenFor(supervisor, owner)];
    for (const token of tokens) expect((await send('GET', '/tags', { token })).status).toBe(200);
    const { refused, connections, statuses } = await flood((at) => tokens[at % 2] ?? '');
    expect(connections).toBeLessThanOrEqual(2);
    expect(refused[0]?.headers.get('retry-after')).toBe('5');
    expect(refused[0]?.body.error.fields).toMatchObject({ form: [{ code: 'calls_active' }] });
    expect(statuses.filter((status) => status === 200)).not.toHaveLength(0);
    expect((await send('GET', '/tags', { token: tokens[0] })).status).toBe(200);
  });

  it('leave them also when nobody knows whose the tokens are', async () => {
    const { connections, statuses } = await flood((at) => `crt_${at}`);
    expect(connections).toBeLessThanOrEqual(2);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
  });
});
