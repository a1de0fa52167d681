import { closeDatabase } from '#db/client.ts';
import { createFirstOwner } from '#lib/users/invitations/create-first-owner.ts';
import { prepareTestServer } from '#tests/support/prepare-test-server.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';
import { startDeployment } from './deployment.ts';
import { ensureBuild } from './ensure-build.ts';
import { OWNER } from './owner.ts';

const SECRET = 'a-secret-for-tests-and-nothing-else-0123';

/**
 * Once a run of the browser tests: the built application with a worker on a database of its own, in which an
 * organization with the owner of `owner.ts` exists. The tests find it at their `baseURL`, the database at DATABASE_URL.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const { stop } = await prepareTestServer();
  const fresh = await createTestDatabase();
  process.env.DATABASE_URL = fresh.url;
  process.env.NEXTAUTH_SECRET = SECRET;
  await createFirstOwner({ ...OWNER, organization: 'Clínica Aurora' });
  await closeDatabase();
  await ensureBuild();
  const deployment = await startDeployment(fresh.url, Number(process.env.E2E_PORT));
  return async () => {
    await deployment.stop();
    await fresh.drop();
    await stop();
  };
}
