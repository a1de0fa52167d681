import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { users } from '#db/schema/index.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('the database of a test file', () => {
  const { db } = useDatabase();

  it('is its own, and migrated', async () => {
    const { rows } = await db().execute<{ name: string }>(sql`select current_database() as name`);
    expect(rows[0]?.name).toMatch(/^carteira_test_/);
  });

  it('is given one person of each role', async () => {
    const { agent } = await actors(db());
    const roles = await db().select({ role: users.role }).from(users).orderBy(users.id);
    expect(roles.map((row) => row.role)).toEqual(['owner', 'manager', 'supervisor', 'agent']);
    expect(agent.name).toBe('Caio Lima');
  });
});
