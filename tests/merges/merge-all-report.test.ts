import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { merges, organization } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import type { Role } from '#lib/core/role.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { mergeAllReport } from '#lib/merges/all/merge-all-report.ts';
import { startMergeAll } from '#lib/merges/all/start-merge-all.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

beforeAll(async () => {
  people = await actors(db());
  await db().update(organization).set({ allowDuplicates: true });
});

const create = async (name: string, given: object) =>
  (await createContact(people.manager, { name, ...given }, db())).id;
const WORDS = {
  header: ['outcome', 'contact', 'name', 'size', 'others', 'reasons'],
  outcome: (outcome: string) => outcome,
  reason: (code: string) => code,
};

describe('the report of merging all', () => {
  it('says of each group what became of it, and names nobody who had been merged away before', async () => {
    const phone = (at: number) => ({ phones: [`+551198765000${at}`] });
    const before = await create('Ana de antes', {});
    const ana = await create('Ana', phone(1));
    await mergeContacts(people.manager, { contactIds: [before, ana], primaryId: ana }, {}, db());
    const newest = await create('Ana Lima', phone(1));
    const [bia, other] = [await create('Bia', phone(2)), await create('Bia Reis', phone(2))];
    const held = await create('Caio', { ...phone(3), cpf: '39053344705' });
    await create('Caio Melo', { ...phone(3), cpf: '52998224725' });
    const { runId } = await startMergeAll(people.manager, { confirm: 'CONFIRMAR' }, db());
    await executeRun(runId, RUN_KINDS);
    const [ofBia] = await db().select({ id: merges.id }).from(merges).where(eq(merges.primaryId, other));
    await undoMerge(people.manager, ofBia?.id ?? 0, db());
    expect(await linesOf(people.manager, runId)).toEqual([
      `merged;${newest};Ana Lima;2;${ana};`,
      `undone;${other};Bia Reis;2;${bia};`,
      `held;${held};Caio;2;;two_cpfs`,
    ]);
    await expect(linesOf(people.agent, runId)).rejects.toThrow(NotFound);
  });
});

async function linesOf(actor: Actor, runId: number): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of await mergeAllReport(actor, runId, WORDS, db())) pieces.push(piece);
  return pieces.join('').trim().split('\r\n').slice(1);
}
