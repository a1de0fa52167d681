import { describe, expect, it } from 'vitest';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { useDatabase } from '#tests/support/database.ts';
import { twins } from '#tests/support/twins.ts';
import { useTokenHolders } from './token-holders.ts';

describe('merging through the API', () => {
  const { db } = useDatabase();
  const { get, post, people } = useTokenHolders(db);
  const pair = (phone: string) => twins(people.owner, ['Ana', 'Ana B.'], phone, db());

  it('previews, merges, leads old ids to the one that remained, lists and undoes', async () => {
    const [ana, bia] = await pair('5511987650011');
    const given = { contactIds: [ana, bia], primaryId: ana, values: { name: bia } };
    const preview = await post('agent', '/duplicates/preview', given);
    expect(preview.body).toMatchObject({
      contact: { id: ana, name: 'Ana B.', phones: ['5511987650011'] },
      mergedIds: [bia],
      chosen: [{ field: 'name', from: bia }],
      notFitting: { phones: [] },
      conflicts: [],
    });
    const stale = await post('agent', '/duplicates/merge', { ...given, seen: 'of another moment' });
    expect([stale.status, stale.body.error.fields.form[0].code]).toEqual([409, 'merge_changed']);
    const merged = await post('agent', '/duplicates/merge', { ...given, seen: preview.body.seen });
    expect([merged.status, merged.body.contact.name]).toEqual([200, 'Ana B.']);
    expect((await get('agent', `/contacts/${bia}`)).body).toMatchObject({ id: ana, mergedFrom: bia });
    const again = await post('agent', '/duplicates/merge', given);
    expect([again.status, again.body.error.fields.contactIds[0].code]).toEqual([409, 'contact_merged']);
    expect((await get('supervisor', '/merges')).status).toBe(403);
    const { items } = (await get('manager', `/merges?contact=${bia}&how=api&state=standing`)).body;
    expect(items).toMatchObject([
      { id: merged.body.mergeId, primaryId: ana, mergedIds: [bia], linkedBy: ['phone'], state: 'undoable' },
    ]);
    expect((await post('supervisor', `/merges/${merged.body.mergeId}/undo`, undefined)).status).toBe(404);
    const undone = await post('agent', `/merges/${merged.body.mergeId}/undo`, undefined);
    expect(undone.body).toEqual({ id: merged.body.mergeId, primaryId: ana, contactIds: [bia] });
    expect((await post('agent', `/merges/${merged.body.mergeId}/undo`, undefined)).status).toBe(409);
    expect((await get('agent', `/contacts/${bia}`)).body).toMatchObject({
      id: bia,
      name: 'Ana B.',
      active: true,
    });
  });

  it('brings somebody merged away back without their history', async () => {
    const [ana, bia] = await pair('5511987650012');
    await post('owner', '/duplicates/merge', { contactIds: [ana, bia], primaryId: ana });
    expect((await post('agent', `/contacts/${bia}/reactivate`, undefined)).status).toBe(403);
    const back = await post('supervisor', `/contacts/${bia}/reactivate`, undefined);
    expect([back.status, back.body]).toMatchObject([200, { id: bia, active: true, lastInteractionAt: null }]);
    expect((await post('supervisor', `/contacts/${bia}/reactivate`, undefined)).status).toBe(409);
  });

  it('refuses what cannot be merged, and whom one does not see', async () => {
    const [ana, bia] = await pair('5511987650013');
    expect((await post('owner', '/duplicates/merge', { contactIds: [ana] })).status).toBe(422);
    expect(
      (await post('owner', '/duplicates/merge', { contactIds: [ana, bia], primaryId: 999_999 })).status,
    ).toBe(422);
    expect((await post('owner', '/duplicates/merge', { contactIds: [ana, 999_999] })).status).toBe(404);
    expect((await post('owner', '/duplicates/merge', { contactIds: [ana, bia], other: 1 })).status).toBe(422);
    const fields = { contactIds: [ana, bia], values: { customFields: { Nada: ana } } };
    expect((await post('owner', '/duplicates/merge', fields)).status).toBe(422);
  });

  it('counts and merges all once CONFIRMAR was typed', async () => {
    await pair('5511987650014');
    const counts = (await get('supervisor', '/duplicates/merge-all')).body;
    expect(counts).toMatchObject({ held: 0, heldFor: {}, runId: null });
    expect(counts.groups).toBeGreaterThan(0);
    for (const confirm of ['confirmar', '*CONFIRMAR*', '**CONFIRMAR', ''])
      expect((await post('supervisor', '/duplicates/merge-all', { confirm })).status).toBe(422);
    expect((await post('agent', '/duplicates/merge-all', { confirm: 'CONFIRMAR' })).status).toBe(403);
    const started = await post('supervisor', '/duplicates/merge-all', { confirm: '**CONFIRMAR**' });
    expect(started.status).toBe(202);
    expect((await post('owner', '/duplicates/merge-all', { confirm: 'CONFIRMAR' })).status).toBe(409);
    await executeRun(started.body.id, RUN_KINDS);
    const run = (await get('supervisor', `/runs/${started.body.id}`)).body;
    expect(run).toMatchObject({
      kind: 'merge_all',
      status: 'completed',
      succeeded: counts.groups,
      rejected: 0,
    });
    expect((await get('supervisor', '/duplicates/merge-all')).body.groups).toBe(0);
  });
});
