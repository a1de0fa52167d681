import { beforeAll, describe, expect, it } from 'vitest';
import { importChunks, notifications, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { findActiveImport } from '#lib/imports/find-active-import.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { readUpload } from '#lib/imports/upload/read-upload.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const MOST = 3_000_000;
const HEAD = '--x\r\nContent-Disposition: form-data; name="file"; filename="clientes.csv"\r\n\r\n';
const FORM = { 'Content-Type': 'multipart/form-data; boundary=x' };

describe('uploads that are not what they seem', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
    process.env.UPLOAD_MAX_BYTES = String(MOST);
    return () => {
      delete process.env.UPLOAD_MAX_BYTES;
    };
  });

  /** The code of the refusal, `broken` for another failure, or the id. */
  async function send(headers: Record<string, string>, body: BodyInit): Promise<string | number> {
    const request = new Request('http://localhost/api/imports', {
      method: 'POST',
      headers,
      body,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    });
    try {
      return (await receiveImport(supervisor, await readUpload(request), db())).id;
    } catch (error) {
      if (!(error instanceof Refused)) return 'broken';
      return Object.values(error.fields)[0]?.[0]?.code ?? 'refused';
    }
  }

  async function expectNothingKept(): Promise<void> {
    expect(await findActiveImport(supervisor, db())).toBeNull();
    expect(await db().select({ id: runs.id }).from(runs)).toEqual([]);
    expect(await db().select({ seq: importChunks.seq }).from(importChunks)).toEqual([]);
    expect(await db().select({ id: notifications.id }).from(notifications)).toEqual([]);
  }

  it('are refused beyond the limit, as text and as a form, declared or not', async () => {
    const long = 'a'.repeat(MOST + 1);
    expect(await send({ 'Content-Type': 'text/csv' }, long)).toBe('file_too_large');
    expect(await send({ 'Content-Type': 'text/csv' }, pieces(endless()))).toBe('file_too_large');
    expect(await send(FORM, `${HEAD}${long}\r\n--x--\r\n`)).toBe('file_too_large');
    expect(await send(FORM, pieces(endless(HEAD)))).toBe('file_too_large');
    await expectNothingKept();
  });

  it('are refused when there are several: only the first would be read', async () => {
    const file = `${HEAD}contact_name\r\nAna\r\n`;
    expect(await send(FORM, `${file}${file}--x--\r\n`)).toBe('several_files');
    await expectNothingKept();
  });

  it('are refused when fewer or more bytes came than were declared', async () => {
    for (const length of ['10', '5000']) {
      const headers = { 'Content-Type': 'text/csv', 'Content-Length': length };
      expect(await send(headers, pieces(['contact_name\n', 'Ana\n']))).toBe('upload_incomplete');
    }
    await expectNothingKept();
  });

  it('are given up when the line breaks off, wherever it does', async () => {
    for (const whole of [
      HEAD.slice(0, 20),
      HEAD,
      `${HEAD}contact_name\nAna\n`,
      `${HEAD}contact_name\nAna\r\n--`,
    ]) {
      expect(typeof (await send(FORM, pieces(breaking([whole]))))).toBe('string');
      expect(typeof (await send(FORM, pieces([whole]))), 'ended early').toBe('string');
    }
    const megabytes = Array.from({ length: 2 }, () => 'a'.repeat(1 << 20));
    expect(await send({ 'Content-Type': 'text/csv' }, pieces(breaking(megabytes)))).toBe('broken');
    await expectNothingKept();
  });

  it('are refused when there is no file in them', async () => {
    const empty = '--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n--x--\r\n';
    const text = '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\ncontact_name\r\n--x--\r\n';
    const crowd = Array.from({ length: 50 }, (_, at) =>
      text.replace('"file"', `"f${at}"`).replace('--x--\r\n', ''),
    );
    for (const body of [empty, text, '--x--\r\n', 'nothing at all', `${crowd.join('')}--x--\r\n`]) {
      expect(await send(FORM, body)).toBe('file_missing');
    }
    expect(await send({ 'Content-Type': 'multipart/form-data' }, 'x')).toBe('file_missing');
    expect(await send({ 'Content-Type': 'text/html' }, 'x')).toBe('upload_type');
    await expectNothingKept();
  });

  it('keep the last step of their name only, with nothing in it that ends a header', async () => {
    const head = HEAD.replace('clientes.csv', '..\\..\\etc/pass\u0007wd💣"; x=".csv');
    const id = await send(FORM, `${head}contact_name\nAna\n\r\n--x--\r\n`);
    const { fileName } = await getImport(supervisor, Number(id), db());
    expect(fileName).not.toMatch(/[\\/\r\n\p{Cc}]/u);
  });
});

function pieces(texts: Iterable<string>): ReadableStream<Uint8Array> {
  const source = texts[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      try {
        const { value, done } = source.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        controller.error(error);
      }
    },
  });
}

function* endless(head = ''): Generator<string> {
  if (head) yield head;
  for (;;) yield 'a'.repeat(100_000);
}

function* breaking(texts: string[]): Generator<string> {
  yield* texts;
  throw new Error('the line went dead');
}
