import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { undoBulkChange } from '#lib/bulk/undo-bulk-change.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { startWorker } from '../bin/lib/app-processes.ts';
import { stopChild } from '../bin/lib/keep-running.ts';
import { withBenchDatabase } from './bench-database.ts';
import { fillBase } from './list/base.ts';
import { benchActor } from './list/measure.ts';

const MOST_SECONDS = 3_600;
/** Pause of the reader between pages. */
const LOOK_MS = 250;

await benchBulk(Number(process.argv[2] ?? 1_000_000));

/**
 * `npm run bench -- bulk [contacts]`: deactivates everything that matches in a database of that size, undoes it, and
 * meanwhile reads the first page of the list.
 */
async function benchBulk(total: number): Promise<void> {
  await withBenchDatabase(async () => {
    await fillBase(total);
    const actor = await benchActor('owner');
    const worker = startWorker(process.env, 'ignore');
    try {
      await follow('list, before', null);
      const deactivation = await timed('select all and start', () =>
        startBulkChange(actor, 'deactivate', {}, { everything: true, filters: { active: true } }),
      );
      await follow('deactivate', deactivation.runId);
      const undo = await timed('select what was changed and start', () =>
        undoBulkChange(actor, deactivation.runId),
      );
      await follow('undo', undo.runId);
    } finally {
      await stopChild(worker, 12_000);
    }

    /** Reads pages until the run ends, or twenty pages without a run, and prints the times. */
    async function follow(what: string, runId: number | null): Promise<void> {
      const began = performance.now();
      const took: number[] = [];
      while (performance.now() - began < MOST_SECONDS * 1_000) {
        const asked = performance.now();
        await listContacts(actor, { active: took.length % 2 === 0 });
        took.push(performance.now() - asked);
        if (runId === null ? took.length === 20 : await isOver(runId)) break;
        await pause(LOOK_MS);
      }
      const seconds = (performance.now() - began) / 1_000;
      const sorted = took.toSorted((one, other) => one - other);
      const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
      const done = runId === null ? '' : `${seconds.toFixed(0)} s, ${await balance(runId, seconds)}; `;
      console.log(`${what}: ${done}list p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, at most ${at(1)} ms`);
    }
  });
}

async function isOver(runId: number): Promise<boolean> {
  return !['queued', 'running'].includes((await runOf(runId)).state);
}

async function balance(runId: number, seconds: number): Promise<string> {
  const { state, processed, rejected } = await runOf(runId);
  return `${state}, ${processed} contacts (${(processed / seconds).toFixed(0)} a second), ${rejected} refused`;
}

async function runOf(runId: number) {
  const [run] = await database().select().from(runs).where(eq(runs.id, runId));
  if (!run) throw new Error('the run is gone');
  return run;
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  console.log(`${what}: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  return result;
}
