import { describe, expect, it } from 'vitest';
import { importChunks } from '#db/schema/index.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { WORKBOOK_TYPE } from '#lib/imports/upload/workbook-type.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { useDatabase } from '#tests/support/database.ts';
import { textCell, workbook } from '#tests/support/workbook.ts';
import { send } from './client.ts';
import { useTokenHolders } from './token-holders.ts';

const FILE = `contact_name;contact_phone;contact_gender
Joana Dias;5511982147731;Feminino
Bruno Alves;11982147732;Masculino
Célia Nunes;5511982147733;F
`;

describe('imports through the API', () => {
  const { db } = useDatabase();
  const { tokens } = useTokenHolders(db);

  const upload = (token: string, text = FILE) =>
    send('POST', '/imports', { token, body: text, headers: { 'Content-Type': 'text/csv' } });

  it('take a CSV body, work in the background and tell their balance', async () => {
    const started = await upload(tokens.supervisor);
    expect(started).toMatchObject({ status: 202, body: { id: expect.any(Number) } });
    const { id } = started.body;
    expect(started.headers.get('location')).toBe(`/api/v1/imports/${id}`);
    const waiting = await send('GET', `/imports/${id}`, { token: tokens.supervisor });
    expect(waiting.body).toMatchObject({ status: 'queued', color: 'yellow', processed: 0, reason: null });

    await executeRun(id, RUN_KINDS);
    const done = await send('GET', `/imports/${id}`, { token: tokens.manager });
    expect(done.body).toMatchObject({
      status: 'completed',
      color: 'yellow',
      percent: 100,
      rows: 3,
      processed: 3,
      created: 1,
      updated: 0,
      unchanged: 0,
      rejected: 2,
      reason: null,
    });
    const run = await send('GET', `/runs/${id}`, { token: tokens.manager });
    expect(run.body).toMatchObject({
      kind: 'import',
      status: 'completed',
      total: 3,
      succeeded: 1,
      rejected: 2,
    });
    const list = await send('GET', '/imports', { token: tokens.supervisor });
    expect(list.body).toEqual({ items: [done.body], nextCursor: null });
  });

  it('give the rejected rows as a CSV in the language asked for', async () => {
    const { body } = await upload(tokens.manager);
    await executeRun(body.id, RUN_KINDS);
    const address = `/imports/${body.id}/errors.csv`;
    const report = await send('GET', address, {
      token: tokens.manager,
      headers: { 'Accept-Language': 'en' },
    });
    expect(report.status).toBe(200);
    expect(report.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(report.headers.get('content-disposition')).toMatch(/^attachment; filename="api-erros\.csv"/);
    const lines = report.text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^Bruno Alves;11982147732;Masculino;3;.*country code/i);
    const portuguese = await send('GET', address, { token: tokens.manager });
    expect(portuguese.text).not.toBe(report.text);
  });

  it('take a file from a form', async () => {
    const form = new FormData();
    form.append('file', new Blob(['contact_name\nRita Sá\n'], { type: 'text/csv' }), 'clientes ação.csv');
    const started = await send('POST', '/imports', { token: tokens.owner, body: form });
    expect(started.status).toBe(202);
    await executeRun(started.body.id, RUN_KINDS);
    const done = await send('GET', `/imports/${started.body.id}`, { token: tokens.owner });
    expect(done.body).toMatchObject({
      color: 'green',
      created: 1,
      rejected: 0,
      fileName: 'clientes ação.csv',
    });
    const none = await send('GET', `/imports/${started.body.id}/errors.csv`, { token: tokens.owner });
    expect(none.status).toBe(404);
  });

  it('take a workbook, from a form and as the body', async () => {
    const file = workbook({
      rows: `<row r="1">${textCell('A1', 'nome')}</row><row r="2">${textCell('A2', 'Ivo')}</row>`,
    });
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(file)], { type: WORKBOOK_TYPE }), 'clientes.xlsx');
    const headers = { 'Content-Type': WORKBOOK_TYPE };
    for (const request of [{ body: form }, { body: new Uint8Array(file), headers }]) {
      const started = await send('POST', '/imports', { token: tokens.owner, ...request });
      expect(started.status).toBe(202);
      await executeRun(started.body.id, RUN_KINDS);
      const done = await send('GET', `/imports/${started.body.id}`, { token: tokens.owner });
      expect(done.body).toMatchObject({ color: 'green', rows: 1, created: 1 });
      expect(done.body.fileName).toMatch(/\.xlsx$/);
    }
  });

  it('only create or only update when told to, in the address or beside the file', async () => {
    const both = 'contact_name;contact_phone\nJoana D. Dias;5511982147731\nNova Pessoa;5511982147999\n';
    const inAddress = await send('POST', '/imports?mode=update_only', {
      token: tokens.owner,
      body: both,
      headers: { 'Content-Type': 'text/csv' },
    });
    await executeRun(inAddress.body.id, RUN_KINDS);
    const updated = await send('GET', `/imports/${inAddress.body.id}`, { token: tokens.owner });
    expect(updated.body).toMatchObject({ mode: 'update_only', created: 0, updated: 1, rejected: 1 });

    const form = new FormData();
    form.append('file', new Blob([both], { type: 'text/csv' }), 'c.csv');
    form.append('mode', 'create_only');
    const beside = await send('POST', '/imports', { token: tokens.owner, body: form });
    await executeRun(beside.body.id, RUN_KINDS);
    const created = await send('GET', `/imports/${beside.body.id}`, { token: tokens.owner });
    expect(created.body).toMatchObject({ mode: 'create_only', created: 1, updated: 0, rejected: 1 });
  });

  it('refuse modes nobody knows, and nothing of the file stays', async () => {
    const form = new FormData();
    form.append('file', new Blob(['contact_name\nAna\n'], { type: 'text/csv' }), 'c.csv');
    form.append('mode', 'delete_all');
    for (const request of [
      send('POST', '/imports', { token: tokens.owner, body: form }),
      send('POST', '/imports?mode=upsert', {
        token: tokens.owner,
        body: FILE,
        headers: { 'Content-Type': 'text/csv' },
      }),
    ])
      expect(await request).toMatchObject({
        status: 422,
        body: { error: { fields: { mode: [{ code: 'mode_unknown' }] } } },
      });
    expect((await db().select().from(importChunks)).length).toBe(0);
  });

  it('say why a whole file was refused', async () => {
    const { body } = await upload(tokens.owner, 'contact_name,contact_phone\nAna,5511982147730\n');
    await executeRun(body.id, RUN_KINDS);
    const failed = await send('GET', `/imports/${body.id}`, { token: tokens.owner });
    expect(failed.body).toMatchObject({
      status: 'failed',
      color: 'red',
      created: 0,
      reasonCode: expect.any(String),
    });
    expect(failed.body.reason).toContain(';');
    const report = await send('GET', `/imports/${body.id}/errors.csv`, { token: tokens.owner });
    expect(report.text).toContain('vírgulas');
  });

  it('name the column that a file has twice, in the report too', async () => {
    const { body } = await upload(tokens.owner, 'nome;contact_email;E-mail\nAna;a@b.co;c@d.co\n');
    await executeRun(body.id, RUN_KINDS);
    const report = await send('GET', `/imports/${body.id}/errors.csv`, { token: tokens.owner });
    expect(report.text).toContain('As colunas E-mail e contact_email dizem a mesma coisa');
  });

  it('are one at a time for each user', async () => {
    const { body } = await upload(tokens.owner);
    const second = await upload(tokens.owner);
    expect(second).toMatchObject({
      status: 409,
      body: { error: { fields: { file: [{ code: 'import_active' }] } } },
    });
    await executeRun(body.id, RUN_KINDS);
    const { body: next, status } = await upload(tokens.owner);
    expect(status).toBe(202);
    await executeRun(next.id, RUN_KINDS);
  });

  it('need a file of a kind that can be read', async () => {
    const headers = { 'Content-Type': 'application/json' };
    expect((await send('POST', '/imports', { token: tokens.owner, body: '{}', headers })).status).toBe(415);
    const empty = await send('POST', '/imports', { token: tokens.owner, body: new FormData() });
    expect(empty).toMatchObject({
      status: 422,
      body: { error: { fields: { file: [{ code: 'file_missing' }] } } },
    });
  });

  it('are not for agents', async () => {
    expect((await upload(tokens.agent)).status).toBe(403);
    expect((await send('GET', '/imports', { token: tokens.agent })).status).toBe(403);
    expect((await send('GET', '/imports/1', { token: tokens.agent })).status).toBe(403);
    expect((await send('GET', '/imports/1/errors.csv', { token: tokens.agent })).status).toBe(403);
    expect((await send('GET', '/runs/1', { token: tokens.agent })).status).toBe(404);
  });

  it('that do not exist are not found', async () => {
    expect((await send('GET', '/imports/4711', { token: tokens.owner })).status).toBe(404);
    expect((await send('GET', '/runs/4711', { token: tokens.owner })).status).toBe(404);
    expect((await send('GET', '/imports/4711/errors.csv', { token: tokens.owner })).status).toBe(404);
  });
});
