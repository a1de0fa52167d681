import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importChecks, importChunks, imports, notifications, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { TooMany } from '#lib/core/errors.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { findActiveImport } from '#lib/imports/find-active-import.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { listImports } from '#lib/imports/list-imports.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { errorReport } from '#lib/imports/report/error-report.ts';
import { discardReview } from '#lib/imports/review/discard-review.ts';
import { findWaitingReview } from '#lib/imports/review/find-waiting-review.ts';
import { getReview } from '#lib/imports/review/get-review.ts';
import { importReviewed } from '#lib/imports/review/import-reviewed.ts';
import { receiveReview } from '#lib/imports/review/receive-review.ts';
import { sweepReviews } from '#lib/imports/review/sweep-reviews.ts';
import { updateReview } from '#lib/imports/review/update-review.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { exampleBase } from '#tests/support/example-base.ts';
import { contactFile, stream } from '#tests/support/import-file.ts';
import { checked, waitingReview } from '#tests/support/review-run.ts';
import { textCell, workbook } from '#tests/support/workbook.ts';

const COMMAS = 'Nome,E-mail,Fone,Obs\nAna,ana@exemplo.com.br,5511982140001,x\nBia,,5511982140002,\n';
const SEMICOLONS = 'contact_name;contact_email\nAna;ana@exemplo.com.br\nBia;bia@exemplo.com.br\n';

describe('a file that waits for its review', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  let manager: Actor;
  let owner: Actor;
  let agent: Actor;

  beforeAll(async () => {
    ({ supervisor, manager, owner, agent } = await actors(db()));
  });
  beforeEach(() => exampleBase(db()));

  const send = (text: string | Buffer, actor = supervisor) => waitingReview(actor, text, db());
  const review = (id: number) => getReview(supervisor, id, db());
  /** The form as the page would send it, with some fields changed. */
  async function settle(id: number, given: Record<string, unknown>, recheck = false) {
    const { file, mode } = await review(id);
    if (!file) throw new Error('the file is still being read');
    const form = {
      delimiter: file.delimiter,
      ...(file.hasHeader && { hasHeader: 'true' }),
      fields: file.columns.map(({ field }) => field ?? ''),
      mode,
      ...given,
    };
    return updateReview(supervisor, id, form, { recheck }, db());
  }

  it('is read by the delimiter its header asks for, in the encoding it has', async () => {
    const id = await send(Buffer.from('Nome,Cidade\nJosé,"São José, SC"\n', 'latin1'));
    const { file, encoding, fileName } = await review(id);
    expect({ encoding, fileName }).toEqual({ encoding: 'windows-1252', fileName: 'clientes.csv' });
    expect(file).toMatchObject({ delimiter: 'comma', hasHeader: true, rows: 1, problem: null });
    expect(file?.columns).toEqual([
      { header: 'Nome', field: 'name', repeated: false, samples: ['José'] },
      { header: 'Cidade', field: 'city', repeated: false, samples: ['São José, SC'] },
    ]);
    expect(file?.preview[0]).toMatchObject({ line: 2, parsed: { name: 'José' } });
  });

  it.each([
    ['tab', 'Nome\tE-mail\nAna\ta@b.co\n'],
    ['pipe', 'Nome|E-mail\nAna|a@b.co\n'],
    ['semicolon', 'sep=;\nNome;E-mail;a,b,c,d\nAna;a@b.co;1,2,3,4\n'],
    ['comma', 'Razão,Fantasia,Fone\nA,B,1\nC,D,2\n'],
  ])('between %s is recognised', async (delimiter, text) => {
    expect((await review(await send(text))).file?.delimiter).toBe(delimiter);
  });

  it('may be a workbook, which its dry run unpacks first', async () => {
    const cells = (row: number, ...texts: string[]) =>
      `<row r="${row}">${texts.map((text, at) => textCell(`${'AB'[at]}${row}`, text)).join('')}</row>`;
    const book = workbook({ rows: cells(1, 'Pessoa', 'E-mail') + cells(3, 'Ana', 'ana@exemplo.com.br') });
    const id = await waitingReview(supervisor, book, db(), { fileName: 'clientes.xlsx' });
    expect(await review(id)).toMatchObject({ encoding: null, file: null });
    await checked(supervisor, id, db());
    const { encoding, file } = await review(id);
    expect({ encoding, problem: file?.problem?.code }).toEqual({
      encoding: 'xlsx',
      problem: 'name_column_missing',
    });
    await settle(id, { fields: ['name', 'email'] });
    expect((await checked(supervisor, id, db())).check).toMatchObject({ state: 'completed', created: 1 });
    await importReviewed(supervisor, id, db());
    await executeRun(id, RUN_KINDS);
    expect(await getImport(supervisor, id, db())).toMatchObject({ color: 'green', created: 1 });
  });

  it('goes by other columns when its delimiter is changed, and back', async () => {
    const id = await send(COMMAS);
    expect(await settle(id, { delimiter: 'semicolon' })).toEqual({ changed: true });
    const one = await review(id);
    expect(one.file?.columns).toMatchObject([{ header: 'Nome,E-mail,Fone,Obs', field: null }]);
    expect(one.file?.problem).toEqual({ code: 'name_column_missing' });
    await settle(id, { delimiter: 'comma' });
    expect((await review(id)).file?.columns.map(({ field }) => field)).toEqual([
      'name',
      'email',
      'phone',
      null,
    ]);
  });

  it('imports what its columns were settled to be, and what was not chosen is left out', async () => {
    const id = await send(COMMAS);
    await settle(id, { fields: ['company', '', 'phone', 'name'] });
    await importReviewed(supervisor, id, db());
    await executeRun(id, RUN_KINDS);
    expect(await getImport(supervisor, id, db())).toMatchObject({
      created: 1,
      rejected: 1,
      ignoredColumns: ['E-mail'],
    });
    const { rows } = await db().execute(
      sql`select name, company, email, phones from contact where company is not null`,
    );
    expect(rows).toEqual([{ name: 'x', company: 'Ana', email: null, phones: ['5511982140001'] }]);
  });

  it('says of the columns what keeps it from being imported, and is not imported so', async () => {
    const id = await send(COMMAS);
    await settle(id, { fields: ['email', 'email', 'phone', ''] });
    const { file } = await review(id);
    expect(file?.problem).toEqual({ code: 'duplicate_column', field: 'email' });
    expect(file?.columns.map(({ repeated }) => repeated)).toEqual([true, true, false, false]);
    await expect(importReviewed(supervisor, id, db())).rejects.toMatchObject({
      fields: { form: [{ code: 'review_incomplete' }] },
    });
    await settle(id, { fields: ['', 'email', 'phone', ''] });
    expect((await review(id)).file?.problem).toEqual({ code: 'name_column_missing' });
  });

  it('may have no header: every line is a row, and lines are counted right', async () => {
    const id = await send('Ana;ana@exemplo.com.br;5511982140001\nBia;bia@;5511982140002\n');
    const first = await review(id);
    expect(first.file).toMatchObject({ hasHeader: false, rows: 2 });
    await settle(id, { fields: ['name', 'email', 'phone'] });
    const { check } = await checked(supervisor, id, db());
    expect(check).toMatchObject({ processed: 2, created: 1, rejected: 1 });
    expect(check.reasons).toMatchObject([{ column: 'contact_email', line: 2 }]);
    await importReviewed(supervisor, id, db());
    await executeRun(id, RUN_KINDS);
    expect(await getImport(supervisor, id, db())).toMatchObject({ created: 1, rejected: 1, rows: 2 });
    expect(await reportOf(id)).toMatch(
      /^\uFEFFcontact_name;contact_email;contact_phone;carteira_line;carteira_reason\r\nBia;bia@;5511982140002;2;/,
    );
  });

  it('is told that its first line is a header, whose names then count', async () => {
    const id = await send('Ana;a@exemplo.com.br;5511982140001\nBia;b@exemplo.com.br;5511982140002\n');
    await settle(id, { hasHeader: 'true', fields: ['name', 'email', 'phone'] });
    expect((await review(id)).file).toMatchObject({ hasHeader: true, rows: 1 });
    expect((await checked(supervisor, id, db())).check).toMatchObject({ processed: 1 });
  });

  it('gives a report that can be imported at once, whatever its columns were called', async () => {
    const id = await send('Pessoa,Fone 1,E-mail,Gênero\nAna,5511982140001,ana@exemplo.com.br,feminino\n');
    await settle(id, { fields: ['name', 'phone', '', 'gender'] });
    await importReviewed(supervisor, id, db());
    await executeRun(id, RUN_KINDS);
    const report = await reportOf(id);
    expect(report).toMatch(
      /^\uFEFFcontact_name;Fone 1;ignored E-mail;Gênero;carteira_line;carteira_reason\r\n/,
    );
    const { id: again } = await receiveImport(
      supervisor,
      { fileName: 'x.csv', body: stream([Buffer.from(report.replace('feminino', 'Feminino'))]) },
      db(),
    );
    await executeRun(again, RUN_KINDS);
    expect(await getImport(supervisor, again, db())).toMatchObject({ color: 'green', created: 1 });
    const { rows } = await db().execute(sql`select email, gender from contact where name = 'Ana'`);
    expect(rows).toEqual([{ email: null, gender: 'female' }]);
  });

  it('restores a custom-field cell that its own delimiter cut', async () => {
    const id = await send(
      'Nome,custom_fields,E-mail\nAna,["Plano","Ouro"|"Valor","20,50"],a@exemplo.com.br\n',
    );
    const { check } = await checked(supervisor, id, db());
    expect(check).toMatchObject({ created: 1, rejected: 0, newFields: ['Plano', 'Valor'] });
  });

  it('holds no lock, alerts nobody and is nobody else’s business', async () => {
    const id = await send(SEMICOLONS);
    expect(await findActiveImport(supervisor, db())).toBeNull();
    expect(await findWaitingReview(supervisor, db())).toEqual({
      id,
      fileName: 'clientes.csv',
      target: 'contacts',
    });
    expect(await findWaitingReview(manager, db())).toBeNull();
    await checked(supervisor, id, db());
    expect(await db().select().from(notifications)).toEqual([]);
    expect((await listImports(owner, {}, db())).items).toEqual([]);
    await expect(getImport(supervisor, id, db())).rejects.toThrow('not found');
    const form = { delimiter: 'semicolon', fields: ['name', 'email'], mode: 'create_only' };
    for (const other of [owner, manager]) {
      await expect(getReview(other, id, db())).rejects.toThrow('not found');
      await expect(updateReview(other, id, form, { recheck: true }, db())).rejects.toThrow('not found');
      await expect(importReviewed(other, id, db())).rejects.toThrow('not found');
      await expect(discardReview(other, id, db())).rejects.toThrow('not found');
    }
    for (const attempt of [
      () => getReview(agent, id, db()),
      () => updateReview(agent, id, form, { recheck: true }, db()),
      () => importReviewed(agent, id, db()),
      () => discardReview(agent, id, db()),
      () => findWaitingReview(agent, db()),
      () => receiveReview(agent, { fileName: 'a.csv', body: stream([]) }, db()),
    ])
      await expect(attempt()).rejects.toThrow('not permitted');
  });

  it('is replaced by the next one, and discarded, with everything that belongs to it', async () => {
    const first = await send(SEMICOLONS);
    const second = await send(COMMAS);
    await expect(review(first)).rejects.toThrow('not found');
    expect(await findWaitingReview(supervisor, db())).toMatchObject({ id: second });
    await discardReview(supervisor, second, db());
    expect(await leftovers()).toEqual([0, 0, 0, 0]);
  });

  it('stays one per person when several arrive at once', async () => {
    const other = await createActor('Lia Prado', 'supervisor', {}, db());
    await send(SEMICOLONS, other);
    const sent = await Promise.allSettled(Array.from({ length: 6 }, () => send(SEMICOLONS)));
    const refused = sent.filter((upload) => upload.status === 'rejected');
    expect(refused.every(({ reason }) => reason instanceof TooMany)).toBe(true);
    expect(sent.length - refused.length).toBeGreaterThanOrEqual(2);
    const waiting = await db().select({ userId: runs.userId }).from(runs).where(eq(runs.state, 'review'));
    expect(waiting.map(({ userId }) => userId).sort()).toEqual([supervisor.userId, other.userId].sort());
    expect((await db().select().from(importChecks)).length).toBe(2);
  });

  it('goes after a day in which nobody touched it', async () => {
    const [old, fresh] = [await send(SEMICOLONS), await send(SEMICOLONS, manager)];
    await sweepReviews(db());
    await review(old);
    await db().execute(sql`update run set heartbeat_at = now() - interval '25 hours' where id = ${old}`);
    await sweepReviews(db());
    await expect(review(old)).rejects.toThrow('not found');
    expect((await db().select({ id: imports.runId }).from(imports)).map(({ id }) => id)).toEqual([fresh]);
    expect((await db().select().from(importChecks)).length).toBe(1);
  });

  it('waits on when another import of its sender is active', async () => {
    const id = await send(SEMICOLONS);
    const active = await receiveImport(supervisor, { fileName: 'a.csv', body: stream(contactFile(2)) }, db());
    await expect(importReviewed(supervisor, id, db())).rejects.toMatchObject({
      kind: 'conflict',
      fields: { form: [{ code: 'review_import_active' }] },
    });
    expect((await review(id)).check).not.toBeNull();
    await executeRun(active.id, RUN_KINDS);
    await importReviewed(supervisor, id, db());
    await executeRun(id, RUN_KINDS);
    expect(await getImport(supervisor, id, db())).toMatchObject({ state: 'completed', created: 2 });
    expect(await db().select().from(importChecks)).toEqual([]);
    await expect(importReviewed(supervisor, id, db())).rejects.toThrow('not found');
  });

  it('is counted anew when its columns change, and not when nothing does', async () => {
    const id = await send(SEMICOLONS);
    const { check: first } = await checked(supervisor, id, db());
    expect(await settle(id, {})).toEqual({ changed: false });
    expect((await review(id)).check?.runId).toBe(first.runId);
    expect(await settle(id, { mode: 'update_only' })).toEqual({ changed: true });
    const { check: second } = await checked(supervisor, id, db());
    expect(second).toMatchObject({ created: 0, rejected: 2 });
    expect(second.reasons).toMatchObject([{ code: 'nobody_to_update', rows: 2, line: 2 }]);
    await settle(id, {}, true);
    expect((await review(id)).check?.runId).not.toBe(second.runId);
  });

  it('is counted from the beginning when the worker over it died', async () => {
    const id = await send(Buffer.concat([...contactFile(30)]));
    const runId = (await review(id)).check?.runId ?? 0;
    const small = { ...RUN_KINDS, import_check: { ...RUN_KINDS.import_check, batchSize: 4 } };
    const stopping = new AbortController();
    const dying = {
      ...small,
      import_check: {
        ...small.import_check,
        open: async (...given: Parameters<typeof small.import_check.open>) => {
          const session = await small.import_check.open(...given);
          if ('state' in session) return session;
          let batches = 0;
          return {
            ...session,
            read: async (limit: number) => {
              batches += 1;
              if (batches === 4) stopping.abort();
              return session.read(limit);
            },
          };
        },
      },
    };
    await executeRun(runId, dying, stopping.signal);
    const stopped = (await review(id)).check;
    expect(stopped).toMatchObject({ state: 'queued', created: stopped?.processed });
    expect(stopped?.processed).toBeGreaterThan(0);
    expect(stopped?.processed).toBeLessThan(30);
    await db().execute(sql`update run set state = 'running' where id = ${runId}`);
    await executeRun(runId, small);
    expect((await review(id)).check).toMatchObject({ state: 'completed', processed: 30, created: 30 });
    expect(await db().select().from(notifications)).toEqual([]);
  });

  it('is counted right when a batch fails and is tried again', async () => {
    const [header, ...lines] = Buffer.concat([...contactFile(20)])
      .toString()
      .trimEnd()
      .split('\n');
    const id = await send([header, ...lines, ...lines].join('\n'));
    const runId = (await review(id)).check?.runId ?? 0;
    let failures = 0;
    const failing = {
      ...RUN_KINDS,
      import_check: {
        ...RUN_KINDS.import_check,
        batchSize: 16,
        open: async (...given: Parameters<typeof RUN_KINDS.import_check.open>) => {
          const session = await RUN_KINDS.import_check.open(...given);
          if ('state' in session) return session;
          return {
            ...session,
            apply: async (...batch: Parameters<typeof session.apply>) => {
              const balance = await session.apply(...batch);
              if (failures === 0 && balance.cursor.line === 34) {
                failures += 1;
                throw new Error('after it was drafted');
              }
              return balance;
            },
          };
        },
      },
    };
    await executeRun(runId, failing);
    expect(failures).toBe(1);
    const { check } = await review(id);
    expect(check).toMatchObject({ state: 'completed', created: 20, unchanged: 20, rejected: 0 });
    expect(check?.newFields).toEqual(['Plano', 'Contrato']);
  });

  it('gives its dry run up when workers die over it again and again', async () => {
    const id = await send(SEMICOLONS);
    const runId = (await review(id)).check?.runId ?? 0;
    await db().execute(sql`update run set state = 'running', interruptions = 3 where id = ${runId}`);
    await executeRun(runId, RUN_KINDS);
    expect((await review(id)).check).toMatchObject({ state: 'failed', reason: 'check_interrupted' });
    await importReviewed(supervisor, id, db());
  });

  it('that cannot be read says why, and cannot be imported', async () => {
    for (const [content, reason] of [
      ['', 'empty_file'],
      ['\n\n', 'no_rows'],
      ['contact_name\n', 'no_rows'],
    ] as const) {
      const id = await send(content);
      const { check } = await checked(supervisor, id, db());
      expect(check).toMatchObject({ state: 'failed', reason });
    }
  });

  it('cannot only update where every row creates', async () => {
    await updateOrganization(owner, { allowDuplicates: true }, db());
    try {
      const mode = { fields: { mode: [{ code: 'update_only_duplicates' }] } };
      await expect(
        waitingReview(supervisor, SEMICOLONS, db(), { mode: 'update_only' }),
      ).rejects.toMatchObject(mode);
      const id = await send(SEMICOLONS);
      await expect(settle(id, { mode: 'update_only' })).rejects.toMatchObject(mode);
    } finally {
      await updateOrganization(owner, { allowDuplicates: false }, db());
    }
  });

  it.each([
    { delimiter: 'x' },
    { fields: ['name', 'nonsense'] },
    { fields: ['name'] },
    { fields: Array(301).fill('') },
    { mode: 'delete' },
    { hasHeader: 'maybe' },
    { fields: { 0: 'name' } },
  ])('refuses a form no page of ours sends: %j', async (given) => {
    const id = await send(SEMICOLONS);
    await expect(settle(id, given)).rejects.toThrow('refused');
    expect((await review(id)).file?.columns.map(({ field }) => field)).toEqual(['name', 'email']);
  });

  async function reportOf(id: number): Promise<string> {
    const report = await errorReport(supervisor, id, ({ code }) => code, db());
    let text = '';
    for await (const piece of report.text) text += piece;
    return text;
  }

  async function leftovers(): Promise<number[]> {
    const counts = [];
    for (const table of [runs, imports, importChunks, importChecks])
      counts.push((await db().select().from(table)).length);
    return counts;
  }
});
