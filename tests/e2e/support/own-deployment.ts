import { test } from '@playwright/test';
import pg from 'pg';
import { type Database, databaseOn } from '#db/client.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';
import { freePort } from '../../../bin/lib/free-port.ts';
import { type Deployment, startDeployment } from './deployment.ts';

/**
 * Gives the spec file a deployment nobody has set up yet, apart from the one the others share: for what changes the
 * whole organization.
 */
export function useOwnDeployment(): { url: () => string; db: () => Database } {
  let fresh: TestDatabase | undefined;
  let client: pg.Client | undefined;
  let running: Deployment | undefined;
  test.beforeAll(async () => {
    fresh = await createTestDatabase();
    client = new pg.Client({ connectionString: fresh.url });
    client.on('error', () => {});
    await client.connect();
    running = await startDeployment(fresh.url, await freePort());
  });
  test.afterAll(async () => {
    await running?.stop();
    await client?.end();
    await fresh?.drop();
  });
  return {
    url: () => running?.url ?? '',
    db: () => databaseOn(client as pg.Client),
  };
}
