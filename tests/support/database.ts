import { afterAll, beforeAll } from 'vitest';
import { closeDatabase, type Database, database } from '#db/client.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

/**
 * Gives the file, or the `describe` it is called in, a migrated, empty database of its own: `db()`, `database()` and
 * DATABASE_URL lead there.
 */
export function useDatabase(): { db: () => Database; url: () => string } {
  let fresh: TestDatabase | undefined;
  beforeAll(async () => {
    // What an earlier file left going may have asked once more, and opened its database again.
    await closeDatabase();
    fresh = await createTestDatabase();
    process.env.DATABASE_URL = fresh.url;
  });
  afterAll(async () => {
    await closeDatabase();
    await fresh?.drop();
  });
  return { db: database, url: () => fresh?.url ?? '' };
}
