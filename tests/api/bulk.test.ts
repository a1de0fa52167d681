import { describe, expect, it } from 'vitest';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { useDatabase } from '#tests/support/database.ts';
import { useTokenHolders } from './token-holders.ts';

describe('many contacts at once through the API', () => {
  const { db } = useDatabase();
  const { people, get, post } = useTokenHolders(db);
  const newContact = async (name: string) => (await post('owner', '/contacts', { name })).body.id as number;

  it('are switched off and on again, and those that cannot be are told', async () => {
    const ids = [await newContact('Ana'), await newContact('Bruno'), 987_654];
    const off = await post('supervisor', '/contacts/deactivate', { ids });
    expect(off.status).toBe(200);
    expect(off.body).toEqual({
      changed: 2,
      unchanged: 0,
      refused: [{ contactId: 987_654, code: 'not_found', message: expect.stringMatching(/contato/i) }],
    });
    expect((await get('owner', `/contacts/${ids[0]}`)).body.active).toBe(false);
    const on = await post('supervisor', '/contacts/activate', { ids: [ids[0], ids[0]] });
    expect(on.body).toEqual({ changed: 1, unchanged: 0, refused: [] });
    expect((await get('owner', `/contacts/${ids[0]}`)).body.active).toBe(true);
  });

  it('are done before the answer even when they are more than a page would wait for', async () => {
    const ids = Array.from({ length: 1_500 }, (_, at) => 2_000_000 + at);
    const { status, body } = await post('owner', '/contacts/activate', { ids });
    expect(status).toBe(200);
    expect(body.refused.length).toBe(1_500);
  });

  it('are deleted in the background, which can be followed', async () => {
    const ids = [await newContact('Carla'), await newContact('Davi')];
    const answer = await post('manager', '/contacts/delete', { ids });
    expect(answer.status).toBe(202);
    const { id } = answer.body;
    expect(answer.headers.get('location')).toBe(`/api/v1/runs/${id}`);
    expect((await get('manager', `/runs/${id}`)).body).toMatchObject({
      kind: 'bulk_change',
      action: 'delete',
      status: 'queued',
      total: 2,
    });
    await executeRun(id, RUN_KINDS);
    expect((await get('supervisor', `/runs/${id}`)).body).toMatchObject({
      status: 'completed',
      color: 'green',
      processed: 2,
      succeeded: 2,
      rejected: 0,
    });
    expect((await get('owner', `/contacts/${ids[0]}`)).status).toBe(404);
  });

  it('are refused to those who may not, and as nonsense', async () => {
    const ids = [await newContact('Eva')];
    for (const deed of ['activate', 'deactivate', 'delete']) {
      expect((await post('agent', `/contacts/${deed}`, { ids })).status).toBe(403);
    }
    expect((await post('supervisor', '/contacts/delete', { ids })).status).toBe(403);
    for (const wrong of [{}, { ids: [] }, { ids: ['7'] }, { ids: Array.from({ length: 10_001 }, () => 7) }]) {
      expect((await post('owner', '/contacts/activate', wrong)).status).toBe(422);
    }
    expect((await get('owner', `/contacts/${ids[0]}`)).body.active).toBe(true);
  });

  it('do not show an agent how another’s run goes', async () => {
    const selection = { contacts: [await newContact('Fábio')] };
    const { runId } = await startBulkChange(people.owner, 'deactivate', {}, selection, db());
    expect((await get('agent', `/runs/${runId}`)).status).toBe(404);
    expect((await get('owner', '/runs/999999')).status).toBe(404);
  });
});
