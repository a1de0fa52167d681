import { setTimeout } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { TooMany } from '#lib/core/errors.ts';
import { findActiveImport } from '#lib/imports/find-active-import.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { receiveReview } from '#lib/imports/review/receive-review.ts';
import { dropBrokenUploads } from '#lib/imports/upload/drop-broken-uploads.ts';
import { readUpload } from '#lib/imports/upload/read-upload.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { contactFile, stream } from '#tests/support/import-file.ts';

describe('files that arrive slowly', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });
  beforeEach(async () => {
    await db().delete(runs);
  });

  /** A file whose rest comes when `end` is called. */
  function arriving() {
    const { promise, resolve } = Promise.withResolvers<void>();
    const [head, ...rest] = [...contactFile(3)];
    async function* body() {
      yield head as Buffer;
      await promise;
      yield* rest;
    }
    return { file: { fileName: 'clientes.csv', body: body() }, end: resolve };
  }
  const age = (seconds: number) =>
    db()
      .update(runs)
      .set({ heartbeatAt: sql`now() - make_interval(secs => ${seconds})` });
  const isFresh = async () => {
    const [run] = await db()
      .select({ fresh: sql<boolean>`${runs.heartbeatAt} > now() - interval '5 seconds'` })
      .from(runs);
    return run?.fresh;
  };

  it('are known to live while their process does, however little has come', async () => {
    const { file, end } = arriving();
    const received = receiveImport(supervisor, file, db());
    await expect.poll(() => findActiveImport(supervisor, db())).not.toBeNull();
    await age(9);
    await expect.poll(isFresh, { timeout: 15_000 }).toBe(true);
    expect(await dropBrokenUploads(db())).toBe(0);
    end();
    const { id } = await received;
    expect(await db().select({ state: runs.state }).from(runs).where(eq(runs.id, id))).toEqual([
      { state: 'queued' },
    ]);
  });

  it('are gone ten seconds after their process, whoever looks first: a worker or the next upload', async () => {
    const left = { kind: 'import', userId: supervisor.userId, via: 'web', state: 'receiving' } as const;
    await db().insert(runs).values(left);
    await age(8);
    expect(await dropBrokenUploads(db())).toBe(0);
    await expect(
      receiveImport(supervisor, { fileName: 'x.csv', body: stream(contactFile(1)) }, db()),
    ).rejects.toMatchObject({ fields: { file: [{ code: 'import_active' }] } });
    await age(11);
    await receiveImport(supervisor, { fileName: 'x.csv', body: stream(contactFile(1)) }, db());
    await db().delete(runs);
    await db().insert(runs).values(left);
    await age(11);
    expect(await dropBrokenUploads(db())).toBe(1);
    expect(await findActiveImport(supervisor, db())).toBeNull();
  });

  it('are refused, not broken, when they were given up meanwhile', async () => {
    const { file, end } = arriving();
    const received = receiveImport(supervisor, file, db());
    received.catch(() => {});
    await expect.poll(() => findActiveImport(supervisor, db())).not.toBeNull();
    await db().delete(runs);
    end();
    await expect(received).rejects.toMatchObject({ fields: { file: [{ code: 'upload_incomplete' }] } });
  });

  it('may take many times as long as a silence may', async () => {
    const pieces = 12;
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(Buffer.from('contact_name;contact_email\n'));
        for (let at = 0; at < pieces; at++) {
          await setTimeout(100);
          controller.enqueue(Buffer.from(`Cliente ${at};cliente${at}@exemplo.com.br\n`));
        }
        controller.close();
      },
    });
    const { id } = await receiveImport(supervisor, await readUpload(post(body), SOON), db());
    expect(id).toBeGreaterThan(0);
  });

  it('free their user when their sender falls silent, as text and as a form', async () => {
    const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="clientes.csv"\r\n\r\n';
    for (const [type, text] of [
      ['text/csv', 'contact_name\nAna'],
      ['multipart/form-data; boundary=x', `${head}contact_name\nAna`],
      ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="mode"\r\n\r\ncre'],
    ] as const) {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(Buffer.from(text)),
      });
      const received = readUpload(post(body, type), { most: 1_000_000, silence: 200 }).then((file) =>
        receiveImport(supervisor, file, db()),
      );
      await expect(received, text).rejects.toMatchObject({ fields: { file: [{ code: 'upload_silent' }] } });
      expect(await findActiveImport(supervisor, db())).toBeNull();
    }
  });

  it('are two at a time where they wait to be reviewed', async () => {
    const files = [arriving(), arriving()];
    const received = files.map(({ file }) => receiveReview(supervisor, file, db()));
    await expect.poll(() => db().$count(runs)).toBe(2);
    const third = arriving();
    await expect(receiveReview(supervisor, third.file, db())).rejects.toBeInstanceOf(TooMany);
    for (const { end } of files) end();
    await Promise.all(received);
    third.end();
    await receiveReview(supervisor, wholeFile(), db());
  });
});

const SOON = { most: 1_000_000, silence: 1_000 };

function wholeFile() {
  return { fileName: 'clientes.csv', body: stream(contactFile(3)) };
}

function post(body: ReadableStream<Uint8Array>, type = 'text/csv'): Request {
  return new Request('http://localhost/api/imports', {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
    duplex: 'half',
  } as RequestInit);
}
