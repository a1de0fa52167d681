import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { getGroup } from '#lib/duplicates/get-group.ts';
import { groupMembers } from '#lib/duplicates/group-members.ts';
import { refreshAllGroups } from '#lib/duplicates/refresh-groups.ts';
import { previewMergeAll } from '#lib/merges/all/preview-merge-all.ts';
import { startMergeAll } from '#lib/merges/all/start-merge-all.ts';
import { findContactMerges } from '#lib/merges/find-contact-merges.ts';
import { listMerges } from '#lib/merges/list-merges.ts';
import { mergeGroup } from '#lib/merges/merge-group.ts';
import { reviewMerge } from '#lib/merges/review-merge.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { baseNow } from '#tests/merges/base.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const MEMBERS = 5_000;
/** What a page or a form takes at most before somebody thinks that it hangs; much more than it does on a machine at rest. */
const MOST_MS = 30_000;

describe('a group of five thousand', () => {
  const { db } = useDatabase();
  let owner: Actor;

  beforeAll(async () => {
    ({ owner } = await actors(db()));
    await db().execute(sql`insert into channel (id, kind, name) values (1, 'whatsapp', 'WhatsApp')`);
  });
  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_identifier, interaction, merge, run, duplicate_pending cascade`,
    );
  });

  async function fill(phones: ReturnType<typeof sql>): Promise<void> {
    await db().execute(sql`
      insert into contact (id, name, phones, city) select n, 'Contato ' || n, ${phones}, case when n = 2500 then 'Bauru' end
      from generate_series(1, ${MEMBERS}) as n`);
    await db().execute(sql`
      insert into contact_identifier (kind, value, contact_id) select distinct 'phone', phone, id from contact, unnest(phones) as phone`);
    await db().execute(sql`
      insert into interaction (protocol, channel_id, medium, direction, contact_id, state, arrived_at, closed_at)
      select 'P' || n, 1, 'text', 'inbound', 1 + n % ${MEMBERS}, 'closed', now(), now() from generate_series(1, ${MEMBERS * 2}) as n`);
    await db().execute(sql`insert into duplicate_pending (first_id, last_id) values (1, ${MEMBERS})`);
    await refreshAllGroups(db());
  }

  async function within<Result>(what: string, work: Promise<Result>): Promise<Result> {
    const began = performance.now();
    const result = await work;
    const took = performance.now() - began;
    process.stdout.write(`${what}: ${took.toFixed(0)} ms\n`);
    expect(took).toBeLessThan(MOST_MS);
    return result;
  }

  async function showMergeAndUndo(): Promise<void> {
    const before = await baseNow(db());
    const group = await within('the group', getGroup(owner, 2_500, {}, db()));
    expect(group).toMatchObject({ size: MEMBERS });
    const contactIds = await groupMembers(group?.id ?? 0, db());
    const review = await within('its review', reviewMerge(owner, { contactIds }, db()));
    expect(review).toMatchObject({ size: MEMBERS, contacts: { length: 50 } });
    const { mergeId, primaryId } = await within(
      'merging',
      mergeGroup(owner, 2_500, {}, { seen: review.seen }, db()),
    );
    const { count, undoable } = await within('the contact', findContactMerges(owner, primaryId, db()));
    expect([count, undoable?.id]).toEqual([MEMBERS - 1, mergeId]);
    const { items } = await within('the history', listMerges(owner, {}, db()));
    expect(items).toMatchObject([{ mergedCount: MEMBERS - 1, merged: { length: 20 }, state: 'undoable' }]);
    await within('undoing', undoMerge(owner, mergeId, db()));
    const after = await baseNow(db());
    expect(Object.entries(after).map(([name, rows]) => [name, rows.length])).toEqual(
      Object.entries(before).map(([name, rows]) => [name, rows.length]),
    );
    for (const [name, rows] of Object.entries(after))
      expect(rows.join('\n') === before[name as keyof typeof before].join('\n'), name).toBe(true);
  }

  it('in a chain is shown, merged by hand and undone, and merged with all others', async () => {
    await fill(sql`array['55119' || lpad(n::text, 8, '0'), '55119' || lpad((n + 1)::text, 8, '0')]`);
    await showMergeAndUndo();
    expect(await previewMergeAll(owner, db())).toMatchObject({ groups: 1, merged: MEMBERS - 1 });
    const { runId } = await startMergeAll(owner, { confirm: 'CONFIRMAR' }, db());
    await within('merging all', executeRun(runId, RUN_KINDS));
    const { items } = await listMerges(owner, { run: runId }, db());
    await within('undoing', undoMerge(owner, items[0]?.id ?? 0, db()));
  });

  it('around one value is shown with a warning, held by merging all, and merged by hand and undone', async () => {
    await fill(sql`array['5511987650000']`);
    await showMergeAndUndo();
    expect(await previewMergeAll(owner, db())).toMatchObject({ groups: 0, merged: 0, crowded: 1 });
  });
});
