import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { blankPass } from './anonymize/blank-pass.ts';
import { fillHistory } from './anonymize/history.ts';
import { withBenchDatabase } from './bench-database.ts';
import { costOfRun } from './cost/cost-of-run.ts';
import { passOnCopy } from './cost/pass-on-copy.ts';
import { fillBase } from './list/base.ts';
import { benchActor } from './list/measure.ts';

await benchAnonymize(Number(process.argv[2] ?? 100_000));

/**
 * `npm run bench -- anonymize [contacts]`: anonymizing everybody, with their history, against emptying the same columns by one statement
 * a table on a copy of the same base, by the time that processors worked.
 */
async function benchAnonymize(total: number): Promise<void> {
  process.env.ERASED_LEDGER = join(tmpdir(), `carteira-bench-ledger-${randomUUID()}`);
  try {
    await withBenchDatabase(async () => {
      await fillBase(total);
      await fillHistory(total);
      const pass = await passOnCopy(blankPass);
      await measureRun(pass);
    });
  } finally {
    rmSync(process.env.ERASED_LEDGER, { force: true });
  }
}

async function measureRun(pass: number): Promise<void> {
  await database().execute(sql`update app_user set can_anonymize = true where role = 'owner'`);
  const actor = { ...(await benchActor('owner')), canAnonymize: true };
  const everybody = { everything: true, filters: {} } as const;
  const { runId } = await startBulkChange(actor, 'anonymize', { unlistsNumbers: false }, everybody);
  const { state, succeeded, rejected, server, worker, seconds, megabytes } = await costOfRun(runId);
  const all = server + worker;
  console.log(
    `anonymize: ${state}, ${succeeded} contacts, ${rejected} refused, ${(succeeded / seconds).toFixed(0)} a second; ` +
      `${all.toFixed(1)} s of processor time (server ${server.toFixed(1)}, worker ${worker.toFixed(1)}), ` +
      `${(all / pass).toFixed(2)} times the pass, its rate ${((100 * pass) / all).toFixed(0)} % of it (at least 33); ` +
      `${seconds.toFixed(1)} s, worker at most ${megabytes.toFixed(0)} MB`,
  );
}
