import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { confirmations, users } from '#db/schema/index.ts';
import { eraseAgain } from '#lib/anonymization/ledger/erase-again.ts';
import { writeLedger } from '#lib/anonymization/ledger/write-ledger.ts';
import { getErasureProof } from '#lib/bulk/get-erasure-proof.ts';
import { refusedContacts } from '#lib/bulk/refused-contacts.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, Gone, Refused } from '#lib/core/errors.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { previewAnonymization } from '#lib/privacy/preview-anonymization.ts';
import { confirmAnonymization, startAnonymization } from '#lib/privacy/start-anonymization.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { hashPassword } from '#lib/users/sign-in/password.ts';
import { updateUser } from '#lib/users/update-user.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const PASSWORD = 'cavalo-certo-bateria-7';
const { db } = useDatabase();
let owner: Actor;
let agent: Actor;

beforeAll(async () => {
  ({ owner } = await actors(db()));
  agent = await createActor('Berenice Prado', 'agent', { canAnonymize: true }, db());
  await db()
    .update(users)
    .set({ passwordHash: await hashPassword(PASSWORD) });
});

const create = async (name: string) => (await createContact(owner, { name }, db())).id;
const identity = () => ({ login: agent.email, password: PASSWORD });
const confirm = (ids: number[], input: object = identity(), by = agent, session = 's1') =>
  confirmAnonymization(by, session, { contacts: ids }, input, db());
const start = (ids: number[], confirmation: string, by = agent, session = 's1') =>
  startAnonymization(by, session, { contacts: ids }, { confirmation, understood: true }, db());
const refusal = (field: string, code: string) =>
  expect.objectContaining({ fields: { [field]: [expect.objectContaining({ code })] } });

async function run(ids: number[]): Promise<number> {
  const { runId } = await start(ids, await confirm(ids));
  await executeRun(runId, RUN_KINDS);
  return runId;
}

describe('asking for anonymization', () => {
  it('is for those it was granted to, whatever their role', async () => {
    const joel = await create('Joel');
    await expect(confirm([joel], { login: owner.email, password: PASSWORD }, owner)).rejects.toThrow(
      Forbidden,
    );
    await expect(previewAnonymization(owner, { contacts: [joel] }, db())).rejects.toThrow(Forbidden);
  });

  it('takes the right login and password, few times', async () => {
    const joana = await create('Joana');
    await expect(confirm([joana], { login: agent.email, password: 'outra-senha-9' })).rejects.toEqual(
      refusal('password', 'identity_wrong'),
    );
    await expect(confirm([joana], { login: owner.email, password: PASSWORD })).rejects.toEqual(
      refusal('password', 'identity_wrong'),
    );
    for (let tries = 0; tries < 3; tries++)
      await expect(confirm([joana], { login: agent.email, password: 'x' })).rejects.toThrow(Refused);
    await expect(confirm([joana])).rejects.toEqual(expect.objectContaining({ kind: 'limited' }));
    await db().execute(sql`delete from sign_in_throttle`);
  });

  it('is bound to person, session, operation and exactly these people, for five minutes, once', async () => {
    const [a, b, c] = [await create('Ari'), await create('Bia'), await create('Caetano')];
    const token = await confirm([a]);
    const expired = refusal('form', 'confirmation_expired');
    const other = await createActor('Otávia Reis', 'agent', { canAnonymize: true }, db());
    await expect(start([a, b], token)).rejects.toEqual(expired);
    await expect(start([a], token, other)).rejects.toEqual(expired);
    await expect(start([a], token, agent, 's2')).rejects.toEqual(expired);
    await expect(
      startAnonymization(agent, 's1', { contacts: [a] }, { confirmation: token }, db()),
    ).rejects.toThrow(Refused);
    const { runId } = await start([a], token);
    await executeRun(runId, RUN_KINDS);
    await expect(start([a], token)).rejects.toEqual(expired);
    const late = await confirm([c]);
    await db()
      .update(confirmations)
      .set({ createdAt: new Date(Date.now() - 6 * 60_000) });
    await expect(start([c], late)).rejects.toEqual(expired);
    expect(await getContact(owner, b, db())).toMatchObject({ name: 'Bia' });
  });

  it('starts nothing when others match than those that were warned of', async () => {
    const filters = { everything: true, filters: { search: 'zulmira' } } as const;
    await create('Zulmira Um');
    const { digest, named } = await previewAnonymization(agent, filters, db());
    expect(named).toHaveLength(1);
    await create('Zulmira Dois');
    const confirmation = await confirmAnonymization(agent, 's1', filters, identity(), db());
    await expect(
      startAnonymization(agent, 's1', filters, { confirmation, understood: true, digest }, db()),
    ).rejects.toEqual(refusal('form', 'selection_changed'));
  });

  it('ends when the grant is withdrawn while it goes on', async () => {
    const id = await create('Dalva');
    const { runId } = await start([id], await confirm([id]));
    await updateUser({ ...owner, via: 'api' }, agent.userId, { canAnonymize: false }, db());
    await executeRun(runId, RUN_KINDS);
    expect(await getContact(owner, id, db())).toMatchObject({ name: 'Dalva' });
    await updateUser({ ...owner, via: 'api' }, agent.userId, { canAnonymize: true }, db());
  });
});

describe('a grant', () => {
  it('is given and taken on a page with one’s own password alone', async () => {
    const id = (await createActor('Gil Moura', 'agent', { email: 'gil@aurora.example' }, db())).userId;
    await expect(updateUser(owner, id, { canAnonymize: true }, db())).rejects.toEqual(
      refusal('ownPassword', 'own_password_required'),
    );
    await expect(
      updateUser(owner, id, { canAnonymize: true, ownPassword: 'errada-de-todo' }, db()),
    ).rejects.toThrow(Refused);
    expect(await updateUser(owner, id, { canAnonymize: true, ownPassword: PASSWORD }, db())).toMatchObject({
      canAnonymize: true,
    });
    await expect(updateUser(owner, id, { canAnonymize: false }, db())).rejects.toThrow(Refused);
    expect(await updateUser(owner, id, { canAnonymize: true, name: 'Gil M.' }, db())).toMatchObject({
      name: 'Gil M.',
    });
  });
});

describe('an anonymization', () => {
  it('leaves a proof by place, the reasons of whom it refused, and an address that says so', async () => {
    const [done, held] = [await create('Iara'), await create('Jorge')];
    await db().execute(sql`insert into legal_hold (contact_id, reason) values (${held}, 'Processo')`);
    const runId = await run([done, held, 999_999]);
    expect(await getErasureProof(agent, runId, db())).toContainEqual({ place: 'contact', rows: 1 });
    const words = {
      header: ['id', 'nome', 'motivo'] as [string, string, string],
      reason: (code: string) => code,
    };
    let report = '';
    for await (const line of await refusedContacts(agent, runId, words, db())) report += line;
    expect(report).toContain(`${held},Jorge,legal_hold`.replaceAll(',', ';'));
    await expect(getContact(owner, done, db())).rejects.toThrow(Gone);
    const shown = await listContacts(owner, { filters: { anonymized: true } } as never, db());
    expect(shown.items.map(({ id }) => id)).not.toContain(done);
  });

  it('is done again, before anything is served, on a base that was restored from before it', async () => {
    const id = await create('Lia de volta');
    await db().execute(
      sql`create table saved_contact as select id, name, created_at, updated_at from contact where id = ${id}`,
    );
    await run([id]);
    await writeLedger(db());
    await db().execute(sql`delete from erased_contact where contact_id = ${id}`);
    await db().execute(
      sql`insert into contact (id, name, created_at, updated_at) select * from saved_contact`,
    );
    // Somebody else who came to have the id of one that was erased.
    const other = await create('Mais nova');
    expect(await eraseAgain(db())).toBe(1);
    await expect(getContact(owner, id, db())).rejects.toThrow(Gone);
    expect(await getContact(owner, other, db())).toMatchObject({ name: 'Mais nova' });
    expect(await eraseAgain(db())).toBe(0);
  });
});
