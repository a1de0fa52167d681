import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { refreshAllGroups } from '#lib/duplicates/refresh-groups.ts';
import { previewMergeAll } from '#lib/merges/all/preview-merge-all.ts';
import { startMergeAll } from '#lib/merges/all/start-merge-all.ts';
import { listMerges } from '#lib/merges/list-merges.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';
import { withBenchDatabase } from './bench-database.ts';
import { costOfRun } from './cost/cost-of-run.ts';
import { passOnCopy } from './cost/pass-on-copy.ts';
import { fillBase } from './list/base.ts';
import { benchActor } from './list/measure.ts';
import { fillDuplicates } from './merge/duplicates.ts';
import { measureGroups } from './merge/groups.ts';
import { onePass } from './merge/one-pass.ts';

const ONES = 60;

await benchMerge(Number(process.argv[2] ?? 1_000_000));

/**
 * `npm run bench -- merge [contacts]`: in a base of which a tenth are duplicates, finding all groups, against expert SQL, the list
 * of groups and keeping them current; one merge and one undo; merging all, against one
 * set-based pass over a copy of the same base, by the time that processors worked; and the history.
 */
async function benchMerge(total: number): Promise<void> {
  await withBenchDatabase(async () => {
    await timed('fill', async () => {
      await fillBase(total);
      await fillDuplicates(total);
    });
    await measureGroups(total, [await benchActor('owner'), await benchActor('agent')]);
    await measureOnes();
    await timed('find groups again', () => refreshAllGroups(database()));
    const pass = await passOnCopy(onePass);
    await measureAll(pass);
    await measureHistory();
  });
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  console.log(`${what}: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
}

async function measureOnes(): Promise<void> {
  const actor = await benchActor('owner');
  const { rows } = await database().execute<{ ids: string }>(sql`
    select string_agg(contact_id::text, ',') as ids from duplicate_member group by part_id order by part_id % 997, part_id limit ${ONES}`);
  const [merged, undone]: [number[], number[]] = [[], []];
  for (const { ids } of rows) {
    const contactIds = ids.split(',').map(Number);
    let began = performance.now();
    const { mergeId } = await mergeContacts(actor, { contactIds });
    merged.push(performance.now() - began);
    began = performance.now();
    await undoMerge(actor, mergeId);
    undone.push(performance.now() - began);
  }
  say('one merge', merged);
  say('one undo', undone);
}

async function measureAll(pass: number): Promise<void> {
  const actor = await benchActor('owner');
  const looked = performance.now();
  const { groups, merged } = await previewMergeAll(actor);
  console.log(`preview: ${groups} groups, ${merged} contacts, ${(performance.now() - looked).toFixed(0)} ms`);
  const { runId } = await startMergeAll(actor, { confirm: 'CONFIRMAR' });
  const { state, succeeded, rejected, server, worker, seconds, megabytes } = await costOfRun(runId);
  const all = server + worker;
  console.log(
    `merge all: ${state}, ${succeeded} groups, ${rejected} held; ${all.toFixed(1)} s of processor time ` +
      `(server ${server.toFixed(1)}, worker ${worker.toFixed(1)}), ratio ${(all / pass).toFixed(2)}; ${seconds.toFixed(1)} s, ` +
      `worker at most ${megabytes.toFixed(0)} MB`,
  );
}

async function measureHistory(): Promise<void> {
  const actor = await benchActor('owner');
  const took: number[] = [];
  let after: number | undefined;
  for (let nth = 0; nth < 40; nth++) {
    const began = performance.now();
    const { next } = await listMerges(actor, { after });
    took.push(performance.now() - began);
    after = next ?? undefined;
  }
  say('page of the history', took);
}

function say(what: string, took: number[]): void {
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  console.log(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}
