import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { importChunks, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { cancelImport } from '#lib/imports/cancel-import.ts';
import { findActiveImport } from '#lib/imports/find-active-import.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { send, tokenFor } from '#tests/api/client.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { contactFile, stream } from '#tests/support/import-file.ts';
import { importFile } from '#tests/support/import-run.ts';

const file = (rows = 3) => ({ fileName: 'clientes.csv', body: stream(contactFile(rows)) });

describe('one import at a time', () => {
  const { db } = useDatabase();
  let owner: Actor;
  let supervisor: Actor;
  let manager: Actor;
  let agent: Actor;

  beforeAll(async () => {
    ({ owner, supervisor, manager, agent } = await actors(db()));
  });

  it('accepts exactly one of twenty uploads that a user sends at once', async () => {
    const sent = await Promise.allSettled(
      Array.from({ length: 20 }, () => receiveImport(supervisor, file(), db())),
    );
    const accepted = sent.filter((result) => result.status === 'fulfilled');
    const refused = sent
      .filter((result) => result.status === 'rejected')
      .map((result) => result.reason as Refused);
    expect(accepted.length).toBe(1);
    expect(refused.every((error) => error instanceof Refused && error.kind === 'conflict')).toBe(true);
    await executeRun(accepted[0]?.value.id ?? 0, RUN_KINDS);
    expect(await findActiveImport(supervisor, db())).toBeNull();
  });

  it('accepts exactly one of twenty that arrive at once by both doors of the API, streams and forms', async () => {
    const token = await tokenFor(supervisor, owner);
    const text = Buffer.concat([...contactFile(400)]).toString();
    const form = () => {
      const body = new FormData();
      body.set('file', new File([text], 'clientes.csv'));
      return body;
    };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        send('POST', '/imports', {
          token,
          ...(at % 2 ? { body: text, headers: { 'Content-Type': 'text/csv' } } : { body: form() }),
        }),
      ),
    );
    const accepted = answers.filter(({ status }) => status === 202);
    expect(accepted.length).toBe(1);
    expect(answers.filter(({ status }) => status === 409).length).toBe(19);
    await executeRun(accepted[0]?.body.id, RUN_KINDS);
    expect(await getImport(supervisor, accepted[0]?.body.id, db())).toMatchObject({ created: 397 });
    expect(await findActiveImport(supervisor, db())).toBeNull();
  });

  it('lets another user import meanwhile', async () => {
    const mine = await receiveImport(supervisor, file(), db());
    const theirs = await importFile(manager, Buffer.concat([...contactFile(2)]), db());
    expect(theirs.view.state).toBe('completed');
    await executeRun(mine.id, RUN_KINDS);
  });

  it('frees the user when the upload breaks off, and keeps nothing of it', async () => {
    async function* broken() {
      yield* contactFile(10);
      throw new Error('the line went dead');
    }
    await expect(receiveImport(supervisor, { fileName: 'x.csv', body: broken() }, db())).rejects.toThrow(
      'dead',
    );
    expect(await findActiveImport(supervisor, db())).toBeNull();
    expect(await db().select({ seq: importChunks.seq }).from(importChunks)).toEqual([]);
  });

  it('refuses a file shorter than its sender declared', async () => {
    const short = { ...file(), declaredBytes: 1_000_000 };
    await expect(receiveImport(supervisor, short, db())).rejects.toMatchObject({
      fields: { file: [{ code: 'upload_incomplete' }] },
    });
    expect(await findActiveImport(supervisor, db())).toBeNull();
  });

  it('frees the user when the import is refused as a whole', async () => {
    const { view } = await importFile(supervisor, 'nome,email\nAna,ana@exemplo.com.br\n', db());
    expect(view).toMatchObject({ state: 'failed', reason: 'delimiter', color: 'red' });
    expect(await findActiveImport(supervisor, db())).toBeNull();
  });

  it('stops on request, keeps what went in and frees the user', async () => {
    const { id } = await receiveImport(supervisor, file(), db());
    await cancelImport(supervisor, id, db());
    await executeRun(id, RUN_KINDS);
    expect(await getImport(supervisor, id, db())).toMatchObject({ state: 'cancelled', processed: 0 });
    expect(await findActiveImport(supervisor, db())).toBeNull();
  });

  it('ends an import whose sender has lost the right to import', async () => {
    const { id } = await receiveImport(supervisor, file(), db());
    await db().execute(sql`update app_user set role = 'agent' where id = ${supervisor.userId}`);
    await executeRun(id, RUN_KINDS);
    await db().execute(sql`update app_user set role = 'supervisor' where id = ${supervisor.userId}`);
    expect(await getImport(manager, id, db())).toMatchObject({ state: 'failed', reason: 'rights_revoked' });
  });

  it('is no business of an agent', async () => {
    await expect(receiveImport(agent, file(), db())).rejects.toThrow('not permitted');
    await expect(getImport(agent, 1, db())).rejects.toThrow('not permitted');
    await expect(cancelImport(agent, 1, db())).rejects.toThrow('not permitted');
  });

  it('leaves no file behind when imports have ended, but those a review could mend', async () => {
    const unfinished = await db().select().from(runs).where(eq(runs.state, 'running'));
    expect(unfinished).toEqual([]);
    const mendable = sql`run_id in (select run_id from import where mendable)`;
    expect(await db().$count(importChunks, sql`not (${mendable})`)).toBe(0);
  });
});
