import { readFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blacklistEntries, runRejections } from '#db/schema/index.ts';
import { addNumber } from '#lib/blacklist/add-to-blacklist.ts';
import type { Direction } from '#lib/blacklist/direction.ts';
import { Forbidden, Refused } from '#lib/core/errors.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { updateNumberReview } from '#lib/imports/blacklist/update-number-review.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { errorReport } from '#lib/imports/report/error-report.ts';
import { getReview } from '#lib/imports/review/get-review.ts';
import { importReviewed } from '#lib/imports/review/import-reviewed.ts';
import { receiveReview } from '#lib/imports/review/receive-review.ts';
import { reviewRefused } from '#lib/imports/review/review-refused.ts';
import { getRun } from '#lib/runs/get-run.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { stream } from '#tests/support/import-file.ts';

interface Case {
  file: string;
  result: 'green' | 'yellow' | 'red';
  rows: number;
  created: number;
  rejected: { line: number }[];
}

const FOLDER = new URL('../fixtures/blacklist/', import.meta.url);
const { cases } = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as { cases: Case[] };

describe('a file of numbers', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;

  beforeAll(async () => {
    people = await actors(db());
  });
  beforeEach(async () => {
    await db().delete(blacklistEntries);
  });

  const fileOf = (content: Buffer | string, direction: Direction = 'inbound') => ({
    fileName: 'lista.csv',
    body: stream([Buffer.from(content as string)]),
    into: 'blacklist' as const,
    direction,
  });
  const send = async (content: Buffer | string, direction?: Direction, note?: string) => {
    const { id } = await receiveImport(people.supervisor, { ...fileOf(content, direction), note }, db());
    await executeRun(id, RUN_KINDS);
    const view = await getImport(people.supervisor, id, db());
    const rejections = await db()
      .select()
      .from(runRejections)
      .where(eq(runRejections.runId, id))
      .orderBy(runRejections.position);
    return { id, view, rejections };
  };
  const listed = async () =>
    (await db().select().from(blacklistEntries).orderBy(blacklistEntries.number)).map(
      ({ direction, number, note }) => [direction, number, note].filter(Boolean).join(' '),
    );
  const reviewed = async (content: string, direction?: Direction) => {
    const { id } = await receiveReview(people.supervisor, fileOf(content, direction), db());
    return { id, ...(await checked(id)) };
  };
  const checked = async (id: number) => {
    const before = await getReview(people.supervisor, id, db());
    await executeRun(before.check?.runId ?? 0, RUN_KINDS);
    const { numbers, check } = await getReview(people.supervisor, id, db());
    return { numbers, check };
  };

  it.each(cases)(
    '$file ends as it should, its dry run said so, and again it changes nothing',
    async (example) => {
      const content = readFileSync(new URL(example.file, FOLDER));
      const direction = example.file.includes('inbound') ? 'inbound' : 'outbound';
      const { check } = await reviewed(content.toString(), direction);
      const { view, rejections, id } = await send(content, direction);
      const { color, rows, created, updated, unchanged, rejected } = view;
      expect({ color, rows, created, updated }).toEqual({
        color: example.result,
        rows: example.rows,
        created: example.created,
        updated: 0,
      });
      expect(created + unchanged + rejected).toBe(rows);
      expect(rejections.map(({ position }) => position)).toEqual(example.rejected.map(({ line }) => line));
      for (const { reasons } of rejections) expect(reasons[0]?.code).toMatch(/^phone_/);
      expect(check).toMatchObject({ state: 'completed', created, updated: 0, unchanged, rejected });
      const again = await send(content, direction);
      expect(again.view).toMatchObject({ created: 0, unchanged: rows - rejected, rejected });
      const run = await getRun(people.supervisor, id, db());
      expect(run.counts.some(({ href }) => href)).toBe(false);
    },
  );

  it('is told by who sent it, with the note of its row or else the one that came with it', async () => {
    await addNumber(people.owner, { direction: 'outbound', number: '5511987650001', note: 'antes' });
    const text =
      'Nome,Telefone,Motivo\nAna,+55 11 98765-0001,x\nBia,551187650002,Pediu\nCaio,5511987650003,\n';
    const { view } = await send(text, 'outbound', ' Procon ');
    expect(view).toMatchObject({ color: 'green', created: 2, unchanged: 1, ignoredColumns: ['Nome'] });
    expect(await listed()).toEqual([
      'outbound 5511987650001 antes',
      'outbound 5511987650002 Pediu',
      'outbound 5511987650003 Procon',
    ]);
    const [entry] = await db()
      .select()
      .from(blacklistEntries)
      .where(eq(blacklistEntries.number, '5511987650002'));
    expect(entry?.addedById).toBe(people.supervisor.userId);
  });

  it.each([
    ['semicolons', 'numero;obs\n11987650001;a\n11987650002;b\n'],
    ['tabs without a header', '11987650001\ta\n11987650002\tb\n'],
    ['a header nobody knows', 'quem\n11987650001\n11987650002\n'],
    ['commas, the number second', 'a,11987650001\nb,11987650002\n'],
    ['quotes and Excel’s text', '"phone"\n"=""11987650001"""\n\'11987650002\n'],
    ['blank lines and a repeated header', 'phone\n\n11987650001\nphone\n11987650002\n\n'],
  ])('is understood with %s', async (_what, text) => {
    const { view } = await send(text);
    expect(view).toMatchObject({ color: 'green', created: 2, rejected: 0 });
    expect((await listed()).map((one) => one.split(' ')[1])).toEqual(['5511987650001', '5511987650002']);
  });

  it('gives a report of what it refused, ready to be corrected and sent again', async () => {
    const { id, view } = await send('número;motivo\n5511987650001;DDI\n11987650002;bom\n;nada\n');
    expect(view).toMatchObject({ color: 'yellow', created: 1, rejected: 2 });
    let text = '';
    const report = await errorReport(people.supervisor, id, ({ code, column }) => `${column} ${code}`, db());
    for await (const piece of report.text) text += piece;
    expect(text).toBe(
      '\uFEFFnúmero;motivo;carteira_line;carteira_reason\r\n5511987650001;DDI;2;número phone_with_country_code\r\n;nada;4;número required\r\n',
    );
    const mended = await send(text.replace('5511', '11').replace('\r\n;nada', '\r\n11987650003;nada'));
    expect(mended.view).toMatchObject({
      color: 'green',
      created: 2,
      ignoredColumns: ['carteira_line', 'carteira_reason'],
    });
  });

  it('without a column of numbers is refused, and mended in its review', async () => {
    const { id, view } = await send(
      'nome;cidade\nAna;Natal\n11987650001;Recife\n'.replace('11987650001', 'Bia'),
    );
    expect(view).toMatchObject({ state: 'failed', reason: 'number_column_missing', mendable: true });
    await reviewRefused(people.supervisor, id, db());
    const { numbers } = await checked(id);
    expect(numbers?.problem).toEqual({ code: 'number_column_missing' });
    const form = { delimiter: 'semicolon', hasHeader: 'true', fields: ['', 'number'] };
    expect(await updateNumberReview(people.supervisor, id, form, { recheck: false }, db())).toEqual({
      changed: true,
    });
    expect((await checked(id)).check).toMatchObject({ created: 0, rejected: 2 });
  });

  it('is looked at, read another way and imported as it was seen', async () => {
    const { id, numbers, check } = await reviewed(
      'fone;fone2\n11987650001;11987650002\n11987650003;11987650002\n',
    );
    expect(numbers?.columns.map(({ field }) => field)).toEqual(['number', null]);
    expect(check).toMatchObject({ created: 2 });
    const form = { delimiter: 'semicolon', hasHeader: 'true', fields: ['', 'number'] };
    await updateNumberReview(people.supervisor, id, form, { recheck: false }, db());
    expect((await checked(id)).check).toMatchObject({ created: 1, unchanged: 1 });
    const both = { ...form, fields: ['number', 'number'] };
    await updateNumberReview(people.supervisor, id, both, { recheck: false }, db());
    await expect(importReviewed(people.supervisor, id, db())).rejects.toThrow(Refused);
    await updateNumberReview(people.supervisor, id, form, { recheck: false }, db());
    expect(await listed()).toEqual([]);
    await importReviewed(people.supervisor, id, db());
    await executeRun(id, RUN_KINDS);
    expect(await listed()).toEqual(['inbound 5511987650002']);
    expect(await getImport(people.supervisor, id, db())).toMatchObject({ created: 1, unchanged: 1 });
  });

  it('needs to say for which list, and somebody who may change it', async () => {
    const { direction: _, ...nowhere } = fileOf('11987650001\n');
    await expect(receiveImport(people.supervisor, nowhere, db())).rejects.toThrow(Refused);
    await expect(receiveImport(people.agent, fileOf('11987650001\n'), db())).rejects.toThrow(Forbidden);
    const { rows } = await db().execute(sql`select from run where state = 'receiving'`);
    expect(rows).toEqual([]);
  });
});
