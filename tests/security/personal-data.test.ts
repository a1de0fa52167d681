import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { contacts, runs } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { send, tokenFor } from '#tests/api/client.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { startWorker, stream } from '#tests/support/import-file.ts';

/** Planted in every kind of field; none of them may turn up where personal data does not belong. */
const MARKS = {
  name: 'Zenaide Marcada',
  email: 'zenaide.marcada@exemplo.com.br',
  cpf: '52998224725',
  cnpj: '11222333000181',
  phone: '5511982147799',
  code: 'COD-MARCADO-77',
};

const HEADER =
  'contact_name;contact_email;contact_cpf;contact_cnpj;contact_phone;contact_client_code;contact_gender';
const row = (gender: string) =>
  [MARKS.name, MARKS.email, MARKS.cpf, MARKS.cnpj, MARKS.phone, MARKS.code, gender].join(';');

describe('personal data stays out of', () => {
  const { db } = useDatabase();
  let people: Awaited<ReturnType<typeof actors>>;
  let supervisor: Actor;
  beforeAll(async () => {
    people = await actors(db());
    ({ supervisor } = people);
  });

  it('the worker’s log, the queue and the run while rows are taken, refused and collide', async () => {
    // Another contact's CNPJ and client code make the row collide inside the database's own rules.
    await createContact(people.owner, { name: 'Outra', cnpj: MARKS.cnpj, clientCode: MARKS.code }, db());
    const worker = startWorker();
    let printed = '';
    worker.child.stderr.on('data', (piece: Buffer) => {
      printed += piece.toString();
    });
    await worker.ready;
    const lines = [
      HEADER,
      row('Feminino'),
      row('Outro'),
      `${MARKS.name};${MARKS.email};52998224726;;119;;`,
      '',
    ];
    const ids = [
      await importThrough(lines.join('\n')),
      await importThrough(`nome,email\n${MARKS.name},${MARKS.email}\n`),
      await importThrough(`${MARKS.name};${MARKS.email}\n${MARKS.cpf};${MARKS.phone}\n`),
    ];
    worker.child.kill('SIGTERM');
    await worker.exited;
    expectUnmarked(printed, 'the log');
    const { rows: jobs } = await db().execute(sql`select to_jsonb(j) as job from pgboss.job j`);
    expect(jobs.length).toBeGreaterThan(0);
    expectUnmarked(JSON.stringify(jobs), 'the queue');
    const { rows: trail } = await db().execute(sql`
      select to_jsonb(e) from audit_event e union all select to_jsonb(r) from run r
      union all select to_jsonb(t) from sign_in_throttle t union all select to_jsonb(n) from notification n`);
    expectUnmarked(JSON.stringify(trail), 'trail, runs and notifications');
    expect(ids.length).toBe(3);
  });

  it('the log when the database itself refuses', async () => {
    await db().insert(contacts).values({ name: MARKS.name, clientCode: 'COD-MARCADO-78' });
    const error = await db()
      .insert(contacts)
      .values({ name: MARKS.name, clientCode: 'COD-MARCADO-78' })
      .catch((caught: unknown) => caught);
    // The driver does repeat the values: that is what the log must not write.
    expect(JSON.stringify([String(error), (error as Error).cause])).toContain('COD-MARCADO-78');
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    log('test.failed', errorFacts(error));
    const printed = written.mock.calls.join('');
    written.mockRestore();
    expect(printed).toContain('23505');
    expectUnmarked(printed, 'the log');
    expect(printed).not.toContain('MARCADO');
  });

  it('the API’s refusals, beyond what the caller may see', async () => {
    const token = await tokenFor(people.agent, people.owner);
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const answers = [
      await send('POST', '/contacts', {
        token,
        json: { name: MARKS.name, cpf: '52998224726', email: `${MARKS.email} x` },
      }),
      await send('POST', '/contacts', { token, json: { name: MARKS.name, cnpj: MARKS.cnpj } }),
      await send('POST', '/contacts', {
        token,
        body: `{"name":"${MARKS.name}`,
        headers: { 'Content-Type': 'application/json' },
      }),
      await send('GET', `/contacts?search=${MARKS.cpf}&cursor=${MARKS.name}`, { token }),
      await send('GET', `/contacts/${MARKS.cpf}000000`, { token }),
      await send('POST', '/users', { token, json: { name: MARKS.name, email: MARKS.email, role: 'agent' } }),
    ];
    const printed = written.mock.calls.join('');
    written.mockRestore();
    for (const { status, text } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      expectUnmarked(text, String(status));
    }
    expectUnmarked(printed, 'the log');
  });

  async function importThrough(text: string): Promise<number> {
    const body = stream([Buffer.from(text)]);
    const { id } = await receiveImport(supervisor, { fileName: 'clientes.csv', body }, db());
    await vi.waitFor(
      async () => {
        const [run] = await db().select({ finishedAt: runs.finishedAt }).from(runs).where(eq(runs.id, id));
        expect(run?.finishedAt).not.toBeNull();
      },
      { timeout: 20_000, interval: 50 },
    );
    return id;
  }
});

function expectUnmarked(text: string, where: string): void {
  for (const mark of Object.values(MARKS)) expect(text.includes(mark), `${mark} is in ${where}`).toBe(false);
}
