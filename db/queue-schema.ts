import { PgBoss } from 'pg-boss';

export const QUEUE_SCHEMA = 'pgboss';
export const RUN_QUEUE = 'run';

/** Installs or upgrades the queue's own schema at `url`. */
export async function migrateQueue(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    schema: QUEUE_SCHEMA,
    supervise: false,
    schedule: false,
    max: 2,
  });
  // start() rejects with whatever is wrong; an emitted error must not end the process before.
  boss.on('error', () => {});
  await boss.start();
  // The run row is the truth and a reconciler finds lost runs: the queue neither retries nor remembers.
  const options = {
    retryLimit: 0,
    expireInSeconds: 86_399,
    deleteAfterSeconds: 60,
    retentionSeconds: 86_400,
  };
  if (await boss.getQueue(RUN_QUEUE)) await boss.updateQueue(RUN_QUEUE, options);
  else await boss.createQueue(RUN_QUEUE, options);
  await boss.stop({ graceful: false });
}
