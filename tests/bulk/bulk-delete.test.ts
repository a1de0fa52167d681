import { asc, eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contactIdentifiers, contacts } from '#db/schema/index.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { undoBulkChange } from '#lib/bulk/undo-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { bulkRun } from '#tests/support/bulk-run.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('deleting many contacts', () => {
  const { db } = useDatabase();
  let manager: Actor;
  let ids: number[];

  beforeAll(async () => {
    ({ manager } = await actors(db()));
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, audit_event, run, run_contact cascade`,
    );
    ids = [];
    for (const [at, name] of ['Ana', 'Bruno', 'Carla', 'Davi'].entries()) {
      const phones = [`554899961000${at}`];
      ids.push((await createContact(manager, { name, phones, email: `${name}@exemplo.com.br` }, db())).id);
    }
  });

  const left = async () =>
    (await db().select({ name: contacts.name }).from(contacts).orderBy(asc(contacts.id))).map(
      ({ name }) => name,
    );
  const run = async (chosen: number[], batchSize = 5_000) => {
    const started = await startBulkChange(manager, 'delete', {}, { contacts: chosen }, db());
    expect(started.done).toBe(null);
    await executeRun(started.runId, {
      ...RUN_KINDS,
      bulk_change: { ...RUN_KINDS.bulk_change, batchSize },
    });
    return bulkRun(manager, started.runId, db());
  };

  it('happens in the background and takes everything that identified them', async () => {
    const [ana, bruno] = ids as [number, number];
    expect(await run([ana, bruno, 999_999])).toMatchObject({
      state: 'completed',
      changed: 2,
      refused: 1,
      canUndo: false,
    });
    expect(await left()).toEqual(['Carla', 'Davi']);
    const holders = await db().select({ id: contactIdentifiers.contactId }).from(contactIdentifiers);
    expect(new Set(holders.map(({ id }) => id))).toEqual(new Set(ids.slice(2)));
    const { rows } = await db().execute(
      sql`select subject_id from audit_event where action = 'contact.deleted' order by subject_id`,
    );
    expect(rows).toEqual([{ subject_id: ana }, { subject_id: bruno }]);
  });

  it.each([1, 5_000])(
    'takes along who was merged into them, counted once, in batches of %i',
    async (size) => {
      const [ana, bruno, carla, davi] = ids as [number, number, number, number];
      await db().update(contacts).set({ mergedIntoId: ana, active: false }).where(eq(contacts.id, carla));
      await db().update(contacts).set({ mergedIntoId: ana, active: false }).where(eq(contacts.id, davi));
      expect(await run([ana, davi], size)).toMatchObject({ total: 2, changed: 2, unchanged: 0, refused: 0 });
      expect(await left()).toEqual(['Bruno']);
      const holders = await db().select({ id: contactIdentifiers.contactId }).from(contactIdentifiers);
      expect(new Set(holders.map(({ id }) => id))).toEqual(new Set([bruno]));
    },
  );

  it('cannot be taken back, and keeps nothing of them but their ids', async () => {
    const view = await run(ids);
    expect(await refusal(undoBulkChange(manager, view.id, db()))).toEqual({ form: ['undo_impossible'] });
    const { rows } = await db().execute(sql`select * from run_contact order by contact_id`);
    expect(rows).toEqual(
      ids.map((id) => ({ run_id: view.id, contact_id: id, outcome: 'changed', reason: null, before: null })),
    );
  });
});
