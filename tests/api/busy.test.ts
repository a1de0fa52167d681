import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { send, tokenFor } from './client.ts';

describe('a contact written while somebody holds what it needs', () => {
  const { db } = useDatabase();
  let token = '';
  beforeAll(async () => {
    const { owner, supervisor } = await actors(db());
    token = await tokenFor(supervisor, owner);
  });

  it('is refused as busy after two seconds, and goes in when tried again', async () => {
    const json = { name: 'Dona Lurdes', cpf: '529.982.247-25' };
    await db().transaction(async (holder) => {
      await lockIdentities(holder);
      const { rows } = await holder.execute<{ at: string }>(sql`select clock_timestamp()::text as at`);
      const answer = await send('POST', '/contacts', { token, json });
      const { rows: waited } = await holder.execute<{ seconds: number }>(
        sql`select extract(epoch from clock_timestamp() - ${rows[0]?.at}::timestamptz)::float8 as seconds`,
      );
      expect(answer.status).toBe(503);
      expect(answer.body.error.code).toBe('busy');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      // An import whose worker is frozen holds it for ten.
      expect(waited[0]?.seconds).toBeLessThan(9);
    });
    expect((await send('POST', '/contacts', { token, json })).status).toBe(201);
  });
});
