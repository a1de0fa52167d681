import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { roleOf, urlOf } from './template-database.ts';

export interface TestDatabase {
  url: string;
  /** Takes it away, whoever is still connected. */
  drop(): Promise<void>;
}

/** Another migrated, empty database, such as for a process of its own. Drop it when done. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const {
    TEST_ADMIN_URL: adminUrl,
    TEST_APPLICATION_URL: applicationUrl,
    TEST_TEMPLATE: template,
  } = process.env;
  if (!adminUrl || !applicationUrl || !template)
    throw new Error('no test server: run through vitest.config.ts');
  const name = `carteira_test_${randomBytes(6).toString('hex')}`;
  await run(adminUrl, `create database ${name} template ${template} owner ${roleOf(applicationUrl)}`);
  return {
    url: urlOf(applicationUrl, name),
    drop: () => run(adminUrl, `drop database if exists ${name} with (force)`),
  };
}

async function run(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
