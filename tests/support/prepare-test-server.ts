import { startTestServer, type TestServer } from '../../bin/lib/test-server.ts';
import { ensureTemplateDatabase } from './template-database.ts';

/** A server from which `createTestDatabase` makes databases, in this process and those it starts. */
export async function prepareTestServer(): Promise<TestServer> {
  const server = await startTestServer();
  process.env.TEST_ADMIN_URL = server.adminUrl;
  process.env.TEST_APPLICATION_URL = server.applicationUrl;
  process.env.TEST_TEMPLATE = await ensureTemplateDatabase(server.adminUrl, server.applicationUrl);
  return server;
}
