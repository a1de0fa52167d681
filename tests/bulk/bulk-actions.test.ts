import { asc, eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents, contacts, runs, tags } from '#db/schema/index.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { undoBulkChange } from '#lib/bulk/undo-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound } from '#lib/core/errors.ts';
import { createSegment } from '#lib/segments/create-segment.ts';
import { deleteTag } from '#lib/tags/delete-tag.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('a bulk change', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let supervisor: Actor;
  let ana: number;
  let bruno: number;
  let carla: number;

  beforeAll(async () => {
    people = await actors(db());
    ({ supervisor } = people);
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, audit_event, tag, run, run_contact cascade`,
    );
    ana = (await createContact(supervisor, { name: 'Ana', tags: ['VIP', 'Sul'] }, db())).id;
    bruno = (await createContact(supervisor, { name: 'Bruno', active: false }, db())).id;
    carla = (await createContact(supervisor, { name: 'Carla', priority: 'high' }, db())).id;
  });

  const everyone = { everything: true, filters: {} } as const;
  const start = (
    action: Parameters<typeof startBulkChange>[1],
    parameters: Record<string, unknown> = {},
    ids = [ana, bruno, carla],
  ) => startBulkChange(supervisor, action, parameters, { contacts: ids }, db());
  const undo = (runId: number) => undoBulkChange(supervisor, runId, db());
  const base = () =>
    db()
      .select({
        id: contacts.id,
        active: contacts.active,
        priority: contacts.priority,
        tagIds: contacts.tagIds,
        segmentIds: contacts.segmentIds,
      })
      .from(contacts)
      .orderBy(asc(contacts.id));
  const outcomes = async (runId: number) => {
    const { rows } = await db().execute<{ contact_id: number; outcome: string; reason: string | null }>(
      sql`select contact_id, outcome, reason from run_contact where run_id = ${runId} order by contact_id`,
    );
    return rows.map(({ outcome, reason }) => reason ?? outcome);
  };
  const tagId = async (name: string) => {
    const [tag] = await db().select({ id: tags.id }).from(tags).where(eq(tags.name, name));
    return tag?.id ?? 0;
  };

  it('switches those off that are on, says so of each, and switches on again exactly those', async () => {
    const { runId, total, done } = await start('deactivate', {}, [ana, bruno, carla, 999_999]);
    expect({ total, done }).toEqual({ total: 4, done: { changed: 2, unchanged: 1, refused: 1 } });
    expect((await base()).map(({ active }) => active)).toEqual([false, false, false]);
    expect(await outcomes(runId)).toEqual(['changed', 'unchanged', 'changed', 'not_found']);
    expect((await undo(runId)).done).toEqual({ changed: 2, unchanged: 0, refused: 0 });
    expect((await base()).map(({ active }) => active)).toEqual([true, false, true]);
  });

  it('raises versions and leaves a trail of names on each contact, and one of the run', async () => {
    await db().execute(sql`truncate audit_event`);
    const [before] = await db()
      .select({ version: contacts.version })
      .from(contacts)
      .where(eq(contacts.id, ana));
    const { runId } = await start('deactivate');
    const [after] = await db()
      .select({ version: contacts.version })
      .from(contacts)
      .where(eq(contacts.id, ana));
    expect(after?.version).toBe(Number(before?.version) + 1);
    const trail = await db().select().from(auditEvents).orderBy(asc(auditEvents.id));
    expect(
      trail.map(({ action, subjectId, fields, userId }) => ({ action, subjectId, fields, userId })),
    ).toEqual([
      { action: 'bulk.started', subjectId: runId, fields: [], userId: supervisor.userId },
      { action: 'contact.deactivated', subjectId: ana, fields: ['active'], userId: supervisor.userId },
      { action: 'contact.deactivated', subjectId: carla, fields: ['active'], userId: supervisor.userId },
    ]);
  });

  it('gives everything that matches a priority, takes it again, and gives back what each had', async () => {
    const before = await base();
    const high = await startBulkChange(supervisor, 'set_priority', { priority: 'high' }, everyone, db());
    expect(high.done).toEqual({ changed: 2, unchanged: 1, refused: 0 });
    expect((await base()).map(({ priority }) => priority)).toEqual([3, 3, 3]);
    await undo(high.runId);
    expect(await base()).toEqual(before);
    const none = await start('set_priority', { priority: 'none' });
    expect(none.done).toEqual({ changed: 1, unchanged: 2, refused: 0 });
    expect((await base()).map(({ priority }) => priority)).toEqual([null, null, null]);
    await undo(none.runId);
    expect(await base()).toEqual(before);
  });

  it('adds tags, those that do not exist yet too, and takes away only those that came', async () => {
    const before = await base();
    const { runId, done } = await start('add_tags', { tags: 'vip, Retorno' });
    expect(done).toEqual({ changed: 3, unchanged: 0, refused: 0 });
    const [vip, sul, back] = [await tagId('VIP'), await tagId('Sul'), await tagId('Retorno')];
    expect((await base()).map(({ tagIds }) => tagIds)).toEqual([
      [vip, sul, back],
      [vip, back],
      [vip, back],
    ]);
    expect((await start('add_tags', { tags: 'Retorno' })).done).toMatchObject({ changed: 0, unchanged: 3 });
    await undo(runId);
    expect(await base()).toEqual(before);
  });

  it('removes tags and puts them back where they stood, as far as they exist', async () => {
    const before = await base();
    const { runId, done } = await start('remove_tags', { tags: ['VIP'] });
    expect(done).toEqual({ changed: 1, unchanged: 2, refused: 0 });
    await undo(runId);
    expect(await base()).toEqual(before);
    const again = await start('remove_tags', { tags: ['VIP'] });
    await deleteTag(people.owner, await tagId('VIP'), db());
    expect((await undo(again.runId)).done).toEqual({ changed: 0, unchanged: 0, refused: 1 });
    expect((await base())[0]?.tagIds).toEqual([await tagId('Sul')]);
  });

  it('gives no contact more tags than one can have', async () => {
    const many = Array.from({ length: 99 }, (_, at) => `T${at}`);
    await updateContact(supervisor, ana, { tags: many }, db());
    const { runId, done } = await start('add_tags', { tags: ['A', 'B'] }, [ana, carla]);
    expect(done).toEqual({ changed: 1, unchanged: 0, refused: 1 });
    expect(await outcomes(runId)).toEqual(['tags_too_many', 'changed']);
  });

  it('refuses merged and anonymized contacts with the reason', async () => {
    await db().update(contacts).set({ mergedIntoId: carla, active: false }).where(eq(contacts.id, ana));
    await db()
      .update(contacts)
      .set({ anonymizedAt: new Date(), active: false })
      .where(eq(contacts.id, bruno));
    const { runId, done } = await start('activate');
    expect(done).toEqual({ changed: 0, unchanged: 1, refused: 2 });
    expect(await outcomes(runId)).toEqual(['contact_merged', 'contact_anonymized', 'unchanged']);
  });

  it('refuses a selection of nobody, what does not exist, what was not said, and who may not', async () => {
    const nobody = { everything: true, filters: { search: 'ninguém' } } as const;
    const asked = (action: Parameters<typeof startBulkChange>[1], given: Record<string, unknown>) =>
      refusal(startBulkChange(supervisor, action, given, everyone, db()));
    expect(await refusal(startBulkChange(supervisor, 'activate', {}, nobody, db()))).toEqual({
      form: ['selection_empty'],
    });
    expect(await asked('set_priority', { priority: 'urgent' })).toEqual({ priority: ['required'] });
    expect(await asked('add_tags', { tags: ' , ' })).toEqual({ tags: ['required'] });
    expect(await asked('remove_tags', { tags: ['Norte'] })).toEqual({ tags: ['tag_unknown'] });
    expect(await asked('add_to_segments', { segments: ['Norte'] })).toEqual({
      segments: ['segment_unknown'],
    });
    expect(await asked('remove_from_segments', {})).toEqual({ segments: ['required'] });
    for (const action of ['activate', 'deactivate', 'delete'] as const) {
      await expect(startBulkChange(people.agent, action, {}, everyone, db())).rejects.toThrow(Forbidden);
    }
    await expect(startBulkChange(supervisor, 'delete', {}, everyone, db())).rejects.toThrow(Forbidden);
    expect(await db().select().from(runs)).toEqual([]);
  });

  describe('taken back', () => {
    it('leaves what somebody changed since, though it looks as it was left, and does not mind other changes', async () => {
      const { runId } = await start('deactivate', {}, [ana, carla]);
      await updateContact(supervisor, ana, { active: true }, db());
      await updateContact(supervisor, ana, { active: false }, db());
      await updateContact(supervisor, carla, { name: 'Carla Dias', city: 'Recife' }, db());
      const undone = await undo(runId);
      expect(undone.done).toEqual({ changed: 1, unchanged: 0, refused: 1 });
      expect(await outcomes(undone.runId)).toEqual(['changed_since', 'changed']);
      expect((await base()).map(({ active }) => active)).toEqual([false, false, true]);
    });

    it('leaves a priority that somebody set since', async () => {
      const { runId } = await start('set_priority', { priority: 'low' });
      await updateContact(supervisor, carla, { priority: 'medium' }, db());
      expect((await undo(runId)).done).toEqual({ changed: 2, unchanged: 0, refused: 1 });
      expect((await base()).map(({ priority }) => priority)).toEqual([null, null, 2]);
    });

    it('keeps tags that came since, and does not bring back one that went', async () => {
      const { runId } = await start('add_tags', { tags: ['Retorno'] }, [bruno, carla]);
      await updateContact(supervisor, bruno, { tags: ['Retorno', 'Novo'] }, db());
      await updateContact(supervisor, carla, { tags: [] }, db());
      expect((await undo(runId)).done).toEqual({ changed: 1, unchanged: 0, refused: 1 });
      expect((await base()).map(({ tagIds }) => tagIds).slice(1)).toEqual([[await tagId('Novo')], []]);
    });

    it('happens once, not to an undo, within thirty days, and only where something was changed', async () => {
      const { runId } = await start('deactivate');
      const undone = await undo(runId);
      expect(await refusal(undo(runId))).toEqual({ form: ['undo_done'] });
      expect(await refusal(undo(undone.runId))).toEqual({ form: ['undo_impossible'] });
      const nothing = await start('activate', {}, [ana]);
      expect(await refusal(undo(nothing.runId))).toEqual({ form: ['undo_nothing'] });
      const old = await start('deactivate');
      await db()
        .update(runs)
        .set({ finishedAt: sql`now() - interval '31 days'` })
        .where(eq(runs.id, old.runId));
      expect(await refusal(undo(old.runId))).toEqual({ form: ['undo_late'] });
    });

    it('is for whoever did it and for leads, as long as they may do the same', async () => {
      const { agent } = people;
      const other = await createActor('Juliana Prado', 'agent', {}, db());
      const tagged = await startBulkChange(agent, 'add_tags', { tags: 'Meu' }, everyone, db());
      await expect(undoBulkChange(other, tagged.runId, db())).rejects.toThrow(NotFound);
      expect((await undoBulkChange(people.manager, tagged.runId, db())).done).toMatchObject({ changed: 3 });
      const again = await startBulkChange(agent, 'add_tags', { tags: 'Meu' }, everyone, db());
      expect((await undoBulkChange(agent, again.runId, db())).done).toMatchObject({ changed: 3 });
      const off = await start('deactivate');
      const demoted = { ...supervisor, role: 'agent' as const };
      await expect(undoBulkChange(demoted, off.runId, db())).rejects.toThrow(Forbidden);
    });
  });

  describe('by an agent who sees a part of the base', () => {
    let agent: Actor;
    let north: number;
    let south: number;

    beforeEach(async () => {
      await db().execute(sql`delete from segment`);
      north = (await createSegment(people.owner, { name: 'Norte' }, db())).id;
      south = (await createSegment(people.owner, { name: 'Sul' }, db())).id;
      agent = { ...people.agent, segmentIds: [north] };
      await updateContact(supervisor, bruno, { segments: ['Sul'] }, db());
    });

    it('is about the contacts they see, whatever they name', async () => {
      const all = await startBulkChange(agent, 'add_tags', { tags: ['X'] }, everyone, db());
      expect(all).toMatchObject({ total: 2, done: { changed: 2, refused: 0 } });
      const named = await startBulkChange(
        agent,
        'set_priority',
        { priority: 'low' },
        { contacts: [bruno] },
        db(),
      );
      expect(await outcomes(named.runId)).toEqual(['not_found']);
      expect((await base())[1]?.priority).toBe(null);
    });

    it('puts contacts into segments they serve, and no others', async () => {
      const others = startBulkChange(
        agent,
        'add_to_segments',
        { segments: ['Norte', 'Sul'] },
        everyone,
        db(),
      );
      expect(await refusal(others)).toEqual({ segments: ['segment_of_others'] });
      const { runId, done } = await startBulkChange(
        agent,
        'add_to_segments',
        { segments: ['norte'] },
        everyone,
        db(),
      );
      expect(done).toEqual({ changed: 2, unchanged: 0, refused: 0 });
      expect((await base()).map(({ segmentIds }) => segmentIds)).toEqual([[north], [south], [north]]);
      await undoBulkChange(agent, runId, db());
      expect((await base()).map(({ segmentIds }) => segmentIds)).toEqual([[], [south], []]);
    });

    it('puts back what went out of their sight by it, as long as they serve the segment', async () => {
      await updateContact(supervisor, ana, { segments: ['Norte', 'Sul'] }, db());
      const remove = () =>
        startBulkChange(agent, 'remove_from_segments', { segments: 'Norte' }, { contacts: [ana] }, db());
      const { runId } = await remove();
      expect((await base())[0]?.segmentIds).toEqual([south]);
      expect((await undoBulkChange(agent, runId, db())).done).toMatchObject({ changed: 1 });
      expect((await base())[0]?.segmentIds).toEqual([north, south]);
      const again = await remove();
      const moved = { ...agent, segmentIds: [] };
      expect((await undoBulkChange(moved, again.runId, db())).done).toMatchObject({ changed: 0, refused: 1 });
      expect((await base())[0]?.segmentIds).toEqual([south]);
    });
  });
});
