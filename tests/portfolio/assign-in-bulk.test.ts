import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { undoBulkChange } from '#lib/bulk/undo-bulk-change.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { recordInteractions } from '#lib/contacts/record-interactions.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden } from '#lib/core/errors.ts';
import { assign as assignInBulk } from '#lib/portfolio/assign-in-bulk.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';
import { previewAssignment } from '#lib/portfolio/preview-assignment.ts';
import { createService } from '#lib/services/create-service.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('assigning a selection', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let supervisor: Actor;
  let caio: Actor;
  let juliana: Actor;
  const ids: Record<string, number> = {};

  beforeAll(async () => {
    people = await actors(db());
    ({ supervisor, agent: caio } = people);
    juliana = await createActor('Juliana Prado', 'agent', {}, db());
  });

  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, audit_event, run cascade`,
    );
    for (const name of ['Ana', 'Bruno', 'Carla', 'Diego'])
      ids[name] = (await createContact(supervisor, { name, tags: ['VIP'] }, db())).id;
    await assignPortfolio(supervisor, id('Bruno'), { flow: 'message', ownerId: juliana.userId }, db());
    await recordInteractions([{ contactId: id('Carla'), opened: 1 }], db());
  });

  const id = (name: string) => ids[name] ?? 0;
  const ownerOf = async (name: string) =>
    (await getContact(supervisor, id(name), db())).portfolio?.owner.name;
  const everything = { everything: true as const, filters: { tag: 'VIP' } };
  const toCaio = () => ({ flow: 'message', ownerId: String(caio.userId) });

  it('says before what it would do', async () => {
    expect(await previewAssignment(supervisor, everything, toCaio(), db())).toEqual({
      flow: 'message',
      owner: 'Caio Lima',
      backupAgent: null,
      service: null,
      count: 4,
      owned: 1,
      refused: 1,
    });
    const already = { flow: 'message', ownerId: juliana.userId };
    expect(await previewAssignment(supervisor, everything, already, db())).toMatchObject({ owned: 0 });
    expect(await previewAssignment(supervisor, everything, { flow: 'unassign' }, db())).toMatchObject({
      flow: 'unassign',
      owner: null,
      count: 4,
      owned: 1,
    });
    const attempt = previewAssignment(
      supervisor,
      everything,
      { flow: 'follow_me', ownerId: caio.userId },
      db(),
    );
    expect(await refusal(attempt)).toEqual({ ownerId: ['follow_me_without_phone'] });
  });

  it('moves all but those that cannot be moved, and says why', async () => {
    const { runId, done } = await startBulkChange(supervisor, 'assign', toCaio(), everything, db());
    expect(done).toEqual({ changed: 3, unchanged: 0, refused: 1 });
    expect([await ownerOf('Ana'), await ownerOf('Bruno'), await ownerOf('Diego')]).toEqual(
      Array(3).fill('Caio Lima'),
    );
    const { rows } = await db().execute(
      sql`select contact_id as id, reason from run_contact where run_id = ${runId} and outcome = 'refused'`,
    );
    expect(rows).toEqual([{ id: id('Carla'), reason: 'open_interaction' }]);
    const again = await startBulkChange(supervisor, 'assign', toCaio(), everything, db());
    expect(again.done).toEqual({ changed: 0, unchanged: 3, refused: 1 });
  });

  it('takes them out again', async () => {
    const selection = { contacts: [id('Ana'), id('Bruno')] };
    const { done } = await startBulkChange(supervisor, 'assign', { flow: 'unassign' }, selection, db());
    expect(done).toEqual({ changed: 1, unchanged: 1, refused: 0 });
    expect(await ownerOf('Bruno')).toBeUndefined();
  });

  describe('taken back', () => {
    const change = async (given: object) =>
      (await startBulkChange(supervisor, 'assign', { ...given }, everything, db())).runId;
    const undo = async (runId: number) => (await undoBulkChange(supervisor, runId, db())).done;

    it('puts everybody where they were', async () => {
      const runId = await change(toCaio());
      expect(await undo(runId)).toEqual({ changed: 3, unchanged: 0, refused: 0 });
      expect([await ownerOf('Ana'), await ownerOf('Bruno')]).toEqual([undefined, 'Juliana Prado']);
    });

    it('puts those back that were taken out', async () => {
      const runId = await change({ flow: 'unassign' });
      expect(await undo(runId)).toEqual({ changed: 1, unchanged: 0, refused: 0 });
      expect(await ownerOf('Bruno')).toBe('Juliana Prado');
    });

    it('leaves whoever was moved since, also there and back, or is being served', async () => {
      const runId = await change(toCaio());
      await assignPortfolio(supervisor, id('Ana'), { flow: 'message', ownerId: juliana.userId }, db());
      for (const { userId } of [juliana, caio])
        await assignPortfolio(supervisor, id('Bruno'), { flow: 'message', ownerId: userId }, db());
      await recordInteractions([{ contactId: id('Diego'), opened: 1 }], db());
      expect(await undo(runId)).toEqual({ changed: 0, unchanged: 0, refused: 3 });
      expect([await ownerOf('Ana'), await ownerOf('Bruno'), await ownerOf('Diego')]).toEqual([
        'Juliana Prado',
        'Caio Lima',
        'Caio Lima',
      ]);
    });

    it('gives nobody to somebody who has left', async () => {
      const runId = await change(toCaio());
      await db().execute(sql`update app_user set active = false where id = ${juliana.userId}`);
      expect(await undo(runId)).toEqual({ changed: 2, unchanged: 0, refused: 1 });
      expect(await ownerOf('Bruno')).toBe('Caio Lima');
      await db().execute(sql`update app_user set active = true where id = ${juliana.userId}`);
    });

    it('cannot be of an assignment that noted nothing, from before it could be undone', async () => {
      const runId = await change(toCaio());
      await db().execute(sql`update run_contact set before = null where run_id = ${runId}`);
      expect(await undo(runId)).toEqual({ changed: 0, unchanged: 0, refused: 3 });
    });
  });

  it('stores with the run nothing but ids and the flow', async () => {
    const queue = await createService(people.owner, { name: 'Vendas' }, db());
    const given = {
      flow: '3',
      ownerEmail: caio.email,
      serviceName: 'Vendas',
      backupAgentEmail: 'quem@fica.fora',
    };
    const { runId } = await startBulkChange(supervisor, 'assign', given, everything, db());
    const { rows } = await db().execute(sql`select parameters from bulk_change where run_id = ${runId}`);
    expect(rows).toEqual([
      {
        parameters: {
          flow: 'general_queue',
          ownerId: caio.userId,
          backupAgentId: null,
          serviceId: queue.id,
        },
      },
    ]);
  });

  it('refuses contact by contact what comes to speak against the portfolio while a run is at work', async () => {
    const beatriz = await createActor('Beatriz Maia', 'agent', {}, db());
    const outcomes = await db().transaction(async (tx) => {
      const parameters = await assignInBulk.readParameters(
        supervisor,
        { flow: 'message', ownerId: beatriz.userId },
        tx,
      );
      await updateUser(people.owner, beatriz.userId, { active: false }, tx);
      return assignInBulk.apply(supervisor, parameters, [id('Ana'), id('Diego')], tx, 0);
    });
    expect(outcomes).toEqual([
      { contactId: id('Ana'), outcome: 'refused', reason: 'user_inactive' },
      { contactId: id('Diego'), outcome: 'refused', reason: 'user_inactive' },
    ]);
    expect(await ownerOf('Ana')).toBeUndefined();
  });

  it('is refused as a whole where nobody is named, and forbidden to agents', async () => {
    const attempt = startBulkChange(supervisor, 'assign', { flow: 'message' }, everything, db());
    expect(await refusal(attempt)).toEqual({ ownerId: ['required'] });
    await expect(startBulkChange(caio, 'assign', toCaio(), everything, db())).rejects.toThrow(Forbidden);
    await expect(previewAssignment(caio, everything, toCaio(), db())).rejects.toThrow(Forbidden);
  });
});
