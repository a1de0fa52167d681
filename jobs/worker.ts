import { setTimeout } from 'node:timers/promises';
import { closeDatabase, database } from '#db/client.ts';
import { RUN_QUEUE } from '#db/queue-schema.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { giveWay } from '#lib/core/runs/give-way.ts';
import { workerQueue } from '#lib/core/runs/queue.ts';
import { SIGN_OF_LIFE_EVERY_MS, sayAlive, sayFarewell } from '#lib/core/runs/worker-life.ts';
import { allowedNetworks } from '#lib/webhooks/sending/networks.ts';
import { webhookSender } from '#lib/webhooks/sending/sender.ts';
import { sweepWebhooks } from '#lib/webhooks/sweep-webhooks.ts';
import { executeRunJob } from './execute-run.ts';
import { reconciler } from './reconcile-runs.ts';
import { refreshDuplicates } from './refresh-duplicates.ts';
import { sweepDesk } from './sweep-desk.ts';
import { sweepReports } from './sweep-reports.ts';
import { sweepRetention } from './sweep-retention.ts';
import { tellDue } from './tell-due.ts';
import { writeErasedLedger } from './write-erased-ledger.ts';

const CONCURRENCY = Number(process.env.WORKER_CONCURRENCY ?? 2);
const RECONCILE_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 3_600_000;
const DUPLICATES_EVERY_MS = 2_000;
const SWEEP_DESK_EVERY_MS = 15_000;
const LEDGER_EVERY_MS = 10_000;
const SEND_WEBHOOKS_EVERY_MS = 500;
/** A slow receiver must not hold a stop up: what is cut off is due again when its lease is over. */
const WEBHOOKS_END_MS = 5_000;

giveWay();
const stopping = new AbortController();

process.on('SIGTERM', () => stopping.abort());
process.on('SIGINT', () => stopping.abort());
// A worker must not outlive the process that started it.
process.on('disconnect', () => stopping.abort());
// The default handler prints the whole error, and a database error contains the values of its query.
for (const event of ['unhandledRejection', 'uncaughtException']) {
  process.on(event, (error) => {
    log('worker.broken', errorFacts(error));
    process.exit(1);
  });
}

const reconciling = reconciler(CONCURRENCY, stopping.signal);
const webhooks = webhookSender({ networks: allowedNetworks() }, stopping.signal);
const boss = await workerQueue();
await boss.work<unknown>(
  RUN_QUEUE,
  { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency: CONCURRENCY },
  async ([job]) => {
    await executeRunJob(job?.data, stopping.signal).catch((error) =>
      log('worker.run_failed', errorFacts(error)),
    );
  },
);
log('worker.ready', { concurrency: CONCURRENCY });

const loops = [
  every(SIGN_OF_LIFE_EVERY_MS, () => sayAlive(database())),
  every(RECONCILE_EVERY_MS, reconciling.look),
  every(DUPLICATES_EVERY_MS, refreshDuplicates),
  every(SWEEP_EVERY_MS, sweepReports),
  every(SWEEP_EVERY_MS, sweepRetention),
  every(SWEEP_DESK_EVERY_MS, sweepDesk),
  every(SWEEP_DESK_EVERY_MS, tellDue),
  every(LEDGER_EVERY_MS, writeErasedLedger),
  every(SEND_WEBHOOKS_EVERY_MS, webhooks.look),
  every(SWEEP_EVERY_MS, () => sweepWebhooks(database())),
];
if (!stopping.signal.aborted) {
  await new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
}
await boss.stop({ graceful: true, timeout: 10_000 });
await Promise.all(loops);
await Promise.all([reconciling.settled(), Promise.race([webhooks.settled(), setTimeout(WEBHOOKS_END_MS)])]);
await sayFarewell(database()).catch((error) => log('worker.turn_failed', errorFacts(error)));
await closeDatabase();
log('worker.stopped');
process.exit(0);

/** Repeats until the worker stops. Failures are logged and tried again: the database may come back. */
async function every(milliseconds: number, turn: () => Promise<void>): Promise<void> {
  while (!stopping.signal.aborted) {
    await turn().catch((error) => log('worker.turn_failed', errorFacts(error)));
    await pause(milliseconds);
  }
}

async function pause(milliseconds: number): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal: stopping.signal }).catch(() => {});
}
