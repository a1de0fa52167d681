import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWeb, startWorker } from '../../../bin/lib/app-processes.ts';
import { keepRunning } from '../../../bin/lib/keep-running.ts';
import { untilListening } from '../../../bin/lib/until-listening.ts';

export interface Deployment {
  url: string;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';

/** The built application on a database: pages on the port and a worker. The build must be there. */
export async function startDeployment(databaseUrl: string, port: number): Promise<Deployment> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const url = `http://localhost:${port}`;
  // The sweep sends forms with a password by the dozen.
  const passwords = { PASSWORDS_PER_SECOND: '1000' };
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: url,
    DATABASE_POOL: '5',
    ERASED_LEDGER: join(tmpdir(), `carteira-ledger-${port}`),
    ...passwords,
  };
  const web = keepRunning({
    name: 'web process',
    start: () => startWeb({ port, host: HOST, dev: false, env, stdout: 'ignore' }),
    stopWithin: 5_000,
    say,
  });
  const worker = keepRunning({ name: 'worker', start: () => startWorker(env), stopWithin: 12_000, say });
  await untilListening(web, port, HOST);
  return {
    url,
    stop: async () => {
      await Promise.all([web.stop(), worker.stop()]);
    },
  };
}
