import { closeDatabase } from '#db/client.ts';
import { createFirstOwner } from '#lib/users/create-first-owner.ts';
import { ensureTemplateDatabase } from '#tests/support/template-database.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';
import { startWeb, startWorker } from '../../../bin/lib/app-processes.ts';
import { buildIfStale } from '../../../bin/lib/build-if-stale.ts';
import { type KeptProcess, keepRunning } from '../../../bin/lib/keep-running.ts';
import { startTestServer } from '../../../bin/lib/test-server.ts';
import { untilListening } from '../../../bin/lib/until-listening.ts';
import { OWNER } from './owner.ts';

const SECRET = 'a-secret-for-tests-and-nothing-else-0123';

/**
 * Once a run of the browser tests: the built application with a worker on a database of its own, in which an
 * organization with the owner of `owner.ts` exists. The tests find it at their `baseURL`, the database at DATABASE_URL.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const { url: adminUrl, stop } = await startTestServer();
  process.env.TEST_ADMIN_URL = adminUrl;
  process.env.TEST_TEMPLATE = await ensureTemplateDatabase(adminUrl);
  const fresh = await createTestDatabase();
  process.env.DATABASE_URL = fresh.url;
  process.env.NEXTAUTH_SECRET = SECRET;
  await createFirstOwner({ ...OWNER, organization: 'Clínica Aurora' });
  await closeDatabase();
  const processes = await serve(Number(process.env.E2E_PORT));
  return async () => {
    await Promise.all(processes.map((kept) => kept.stop()));
    await fresh.drop();
    await stop();
  };
}

async function serve(port: number): Promise<KeptProcess[]> {
  process.env.NEXT_DIST_DIR ??= '.next-test';
  const say = (line: string) => process.stderr.write(`${line}\n`);
  await buildIfStale(process.env.NEXT_DIST_DIR, say);
  const env = { ...process.env, NEXTAUTH_URL: `http://localhost:${port}`, DATABASE_POOL: '5' };
  const web = keepRunning({
    name: 'web process',
    start: () => startWeb({ port, host: '127.0.0.1', dev: false, env, stdout: 'ignore' }),
    stopWithin: 5_000,
    say,
  });
  const worker = keepRunning({ name: 'worker', start: () => startWorker(env), stopWithin: 12_000, say });
  await untilListening(web, port, '127.0.0.1');
  return [web, worker];
}
