import { asc, eq, sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database } from '#db/client.ts';
import { contacts, notifications, runs } from '#db/schema/index.ts';
import { cancelBulkRun } from '#lib/bulk/cancel-bulk-run.ts';
import { countRefusals } from '#lib/bulk/count-refusals.ts';
import { forgetOldChanges } from '#lib/bulk/forget-old-changes.ts';
import { refusedContacts } from '#lib/bulk/refused-contacts.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { undoBulkChange } from '#lib/bulk/undo-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { bulkRun } from '#tests/support/bulk-run.ts';
import { useDatabase } from '#tests/support/database.ts';

const MANY = 1_200;

describe('a bulk change of many contacts', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let supervisor: Actor;

  beforeAll(async () => {
    people = await actors(db());
    ({ supervisor } = people);
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, audit_event, run, run_contact cascade`,
    );
    await fill(MANY);
  });

  afterEach(async () => {
    await db().execute(sql`update app_user set role = 'supervisor' where id = ${supervisor.userId}`);
  });

  const everyone = { everything: true, filters: {} } as const;
  const fill = (count: number) =>
    db().execute(sql`
      insert into contact (name, active, priority)
      select 'Contato ' || n, n % 10 <> 0, case when n % 3 = 0 then 1 end from generate_series(1, ${count}) as n`);
  const base = () =>
    db()
      .select({ id: contacts.id, active: contacts.active, priority: contacts.priority })
      .from(contacts)
      .orderBy(asc(contacts.id));
  const view = (id: number) => bulkRun(supervisor, id, db());

  /** Small batches; `onBatch` is told before each. */
  const kinds = (onBatch: (at: number) => Promise<void> | void = () => {}) => {
    const kind = RUN_KINDS.bulk_change;
    let at = 0;
    return {
      ...RUN_KINDS,
      bulk_change: {
        ...kind,
        batchSize: 100,
        open: async (...given: Parameters<typeof kind.open>) => {
          const session = await kind.open(...given);
          if ('state' in session) return session;
          const { apply } = session;
          session.apply = async (batch, actor, tx) => {
            await onBatch(at++);
            return apply(batch, actor, tx);
          };
          return session;
        },
      },
    };
  };

  it('is left to a worker, with a notification, fixed to who was selected, and taken back the same way', async () => {
    const before = await base();
    const started = await startBulkChange(supervisor, 'deactivate', {}, everyone, db());
    expect(started).toMatchObject({ total: MANY, done: null });
    expect(await base()).toEqual(before);
    const late = await createContact(supervisor, { name: 'Tarde' }, db());
    await executeRun(started.runId, kinds());
    expect(await view(started.runId)).toMatchObject({
      state: 'completed',
      color: 'green',
      total: MANY,
      processed: MANY,
      changed: 1_080,
      unchanged: 120,
      refused: 0,
      canUndo: true,
      canCancel: false,
    });
    expect((await base()).filter(({ active }) => active).map(({ id }) => id)).toEqual([late.id]);
    const undone = await undoBulkChange(supervisor, started.runId, db());
    expect(undone).toMatchObject({ total: 1_080, done: null });
    expect(await view(started.runId)).toMatchObject({ canUndo: false, undoneBy: undone.runId });
    await executeRun(undone.runId, kinds());
    expect(await view(undone.runId)).toMatchObject({ state: 'completed', changed: 1_080, canUndo: false });
    expect((await base()).filter(({ id }) => id !== late.id)).toEqual(before);
    const told = await db().select({ runId: notifications.runId }).from(notifications);
    expect(told.map(({ runId }) => runId).sort()).toEqual([started.runId, undone.runId].sort());
  });

  it('may be stopped: what was done stays and can be taken back', async () => {
    const before = await base();
    const { runId } = await startBulkChange(supervisor, 'set_priority', { priority: 'high' }, everyone, db());
    await executeRun(
      runId,
      kinds(async (at) => {
        // On another connection: the batch's own is inside its transaction.
        if (at === 3) await cancelBulkRun(supervisor, runId);
      }),
    );
    expect(await view(runId)).toMatchObject({
      state: 'cancelled',
      processed: 400,
      changed: 400,
      canUndo: true,
    });
    expect(await refusal(cancelBulkRun(supervisor, runId, db()))).toEqual({ form: ['run_ended'] });
    expect(await refusal(undoBulkChange(people.owner, runId, db(), 0)).catch(() => 'undone')).toBe('undone');
    const { undoneBy } = await view(runId);
    await executeRun(undoneBy ?? 0, kinds());
    expect(await base()).toEqual(before);
  });

  it('cannot be taken back while it goes on', async () => {
    const { runId } = await startBulkChange(supervisor, 'deactivate', {}, everyone, db());
    expect(await refusal(undoBulkChange(supervisor, runId, db()))).toEqual({ form: ['undo_running'] });
  });

  it('ends when its asker has lost the right meanwhile', async () => {
    const { runId } = await startBulkChange(supervisor, 'deactivate', {}, everyone, db());
    await db().execute(sql`update app_user set role = 'agent' where id = ${supervisor.userId}`);
    await executeRun(runId, kinds());
    expect(await view(runId)).toMatchObject({ state: 'failed', reason: 'rights_revoked', processed: 0 });
    expect((await base()).filter(({ active }) => active).length).toBe(1_080);
  });

  it('asks for the rights of its action as it goes on', async () => {
    const { runId } = await startBulkChange(supervisor, 'deactivate', {}, everyone, db());
    await executeRun(
      runId,
      kinds(async (at) => {
        // On another connection: the batch's own is inside its transaction.
        if (at === 1)
          await database().execute(sql`update app_user set role = 'agent' where id = ${supervisor.userId}`);
      }),
    );
    expect(await view(runId)).toMatchObject({ state: 'failed', reason: 'rights_revoked', processed: 200 });
  });

  it('sees with the eyes its asker has now', async () => {
    const juliana = await createActor('Juliana Prado', 'agent', {}, db());
    const { runId } = await startBulkChange(juliana, 'set_priority', { priority: 'high' }, everyone, db());
    await db().execute(sql`update contact set segment_ids = '{77}' where id % 2 = 0`);
    await executeRun(runId, kinds());
    const run = await view(runId);
    expect(run).toMatchObject({ state: 'completed', color: 'yellow', changed: 600, refused: 600 });
    expect(await countRefusals(supervisor, runId, db())).toEqual([{ reason: 'not_found', contacts: 600 }]);
    expect((await base()).filter(({ priority }) => priority === 3).every(({ id }) => id % 2 === 1)).toBe(
      true,
    );
  });

  it('says who was refused and why in a file that runs no formulas', async () => {
    const [first] = await base();
    const id = first?.id ?? 0;
    await db().execute(
      sql`update contact set name = '=2+2;"x"', active = false, anonymized_at = now() where id = ${id}`,
    );
    const { runId } = await startBulkChange(supervisor, 'deactivate', {}, { contacts: [id, 987_654] }, db());
    let text = '';
    const words = {
      header: ['id', 'nome', 'motivo'] as [string, string, string],
      reason: (code: string) => code,
    };
    for await (const piece of await refusedContacts(supervisor, runId, words, db())) text += piece;
    expect(text).toBe(
      `\uFEFFid;nome;motivo\r\n${id};"'=2+2;""x""";contact_anonymized\r\n987654;;not_found\r\n`,
    );
    await expect(refusedContacts(people.agent, runId, words, db())).rejects.toThrow(NotFound);
  });

  it('is the business of its asker and of leads', async () => {
    const { runId } = await startBulkChange(supervisor, 'deactivate', {}, everyone, db());
    for (const verb of [bulkRun, cancelBulkRun, countRefusals]) {
      await expect(verb(people.agent, runId, db())).rejects.toThrow(NotFound);
    }
    await cancelBulkRun(people.manager, runId, db());
    await executeRun(runId, kinds());
    expect(await view(runId)).toMatchObject({ state: 'cancelled', processed: 0 });
  });

  it('forgets its contacts when it cannot be taken back any more, and keeps its balance', async () => {
    const { runId } = await startBulkChange(supervisor, 'deactivate', {}, everyone, db());
    await executeRun(runId, kinds());
    await forgetOldChanges(db());
    const kept = () => db().execute(sql`select count(*)::int as n from run_contact`);
    expect((await kept()).rows).toEqual([{ n: MANY }]);
    await db().update(runs).set({ finishedAt: sql`now() - interval '31 days'` }).where(eq(runs.id, runId));
    await forgetOldChanges(db());
    expect((await kept()).rows).toEqual([{ n: 0 }]);
    expect(await view(runId)).toMatchObject({ changed: 1_080, canUndo: false });
  });
});
