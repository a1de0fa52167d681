import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { updateAppointment } from '#lib/appointments/update-appointment.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';
import { mergeContacts } from '#lib/merges/merge-contacts.ts';
import { searchDatabase } from '#lib/privacy/search/search-database.ts';
import { confirmAnonymization, startAnonymization } from '#lib/privacy/start-anonymization.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { hashPassword } from '#lib/users/sign-in/password.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { ensureBuild } from '#tests/e2e/support/ensure-build.ts';
import { makeChannel, setDesk, wrongCounters } from '#tests/interactions/desk.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { type Launched, launch, sharedFolder } from '#tests/support/launch.ts';
import { roleOf } from '#tests/support/template-database.ts';
import { freePort } from '../../../bin/lib/free-port.ts';

const PASSWORD = 'cavalo-certo-bateria-7';
const TEXTS = ['Lia Restaurada', 'Lia Gêmea', '5585987651010', 'pedido restaurado'];

describe('a backup of yesterday, restored over a base in which somebody was erased today', () => {
  const { db, url } = useDatabase();
  const folder = sharedFolder();
  let owner: Actor;
  let agent: Actor;
  let erased: number[];
  let stayed: number;
  let token: string;

  beforeAll(async () => {
    process.env.ERASED_LEDGER = `${folder}/erased-contacts`;
    ({ owner } = await actors(db()));
    agent = await createActor('Berenice Prado', 'supervisor', { canAnonymize: true }, db());
    await db()
      .update(users)
      .set({ passwordHash: await hashPassword(PASSWORD) });
    ({ token } = await createApiToken(owner, { name: 'ERP' }, db()));
    const channel = await makeChannel('whatsapp', {}, db());
    const make = async (name: string, phones: string[] = []) =>
      (await createContact(owner, { name, phones }, db())).id;
    erased = [await make('Lia Restaurada', ['+5585987651010']), await make('Lia Gêmea')];
    stayed = await make('Ana Ficou');
    await mergeContacts(owner, { contactIds: erased, primaryId: erased[0] }, {}, db());
    const from = { phone: '5585987651010' };
    const { id } = await deliverInteraction(owner, { channel, from, body: 'pedido restaurado' }, null, db());
    await setDesk(agent.userId, 'available', {}, db());
    const phone = await makeChannel('voice', {}, db());
    const served = { channel: phone, contactId: erased[0], to: '+5585987651010' };
    const { id: call } = await startInteraction(agent, served, null, db());
    const startsAt = new Date(Date.now() + 3_600_000).toISOString();
    const visit = await createAppointment(agent, { contactId: erased[0], startsAt, note: 'visita' }, db());
    // As it was yesterday: all of it is still open.
    await onServer(`create database ${backup()} template ${name()}`);
    for (const open of [id, call]) await closeInteraction(owner, open, {}, db());
    await updateAppointment(agent, visit, { state: 'done' }, db());
    await anonymize(erased[0] as number);
  });

  it.each([
    ['npm run worker', ['--worker'], 'worker.ready'],
    ['npm start', [], 'Carteira is ready'],
  ])('has lost them again when %s is ready, and never answered for them', async (_name, args, ready) => {
    await restore();
    const port = await freePort();
    if (args.length === 0) await ensureBuild();
    const started = launch(args, {
      DATABASE_URL: url(),
      DATA_DIR: folder,
      PORT: String(port),
      NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? '',
    });
    const [answers] = await Promise.all([askUntil(started, port, ready), started.says(ready)]);
    expect(new Set(answers)).toEqual(new Set(args.length === 0 ? [410] : []));
    expect(await searched()).toEqual([]);
    const { rows } = await db().execute<{ id: number }>(
      sql`select id from contact where anonymized_at is null`,
    );
    expect(rows).toEqual([{ id: stayed }]);
    expect(await wrongCounters(db())).toEqual([]);
    const { rows: open } = await db().execute(sql`
      select id from interaction where state not in ('closed', 'refused') union all select id from appointment where state = 'open'`);
    expect(open).toEqual([]);
    started.child.kill('SIGTERM');
    await started.exited;
  });

  /** Asks for those who were erased, from before anybody listens. @returns the states of all answers */
  async function askUntil({ says }: Launched, port: number, ready: string): Promise<number[]> {
    const answers: number[] = [];
    let isReady = false;
    const end = says(ready).finally(() => {
      isReady = true;
    });
    const ask = () =>
      Promise.all(
        erased.map((id) =>
          fetch(`http://127.0.0.1:${port}/api/v1/contacts/${id}`, {
            headers: { Authorization: `Bearer ${token}` },
          }).then(
            ({ status }) => answers.push(status),
            () => null,
          ),
        ),
      );
    while (!isReady) {
      await ask();
      await pause(5);
    }
    await end;
    await ask();
    return answers;
  }

  async function anonymize(contactId: number): Promise<void> {
    const selection = { contacts: [contactId] };
    const identity = { login: agent.email, password: PASSWORD };
    const confirmation = await confirmAnonymization(agent, 's', selection, identity, db());
    const chosen = { confirmation, understood: true };
    const { runId } = await startAnonymization(agent, 's', selection, chosen, db());
    await executeRun(runId, RUN_KINDS);
    expect(await searched()).toEqual([]);
  }

  async function searched() {
    await db().execute(sql`analyze`);
    const client = new pg.Client({ connectionString: url() });
    await client.connect();
    const hits = await searchDatabase(TEXTS, client);
    await client.end();
    return hits;
  }

  const name = () => new URL(url()).pathname.slice(1);
  const backup = () => `${name()}_backup`;

  async function restore(): Promise<void> {
    await onServer(`drop database ${name()} with (force)`);
    await onServer(`create database ${name()} template ${backup()} owner ${roleOf(url())}`);
    expect((await searched()).length).toBeGreaterThan(3);
  }

  async function onServer(statement: string): Promise<void> {
    await closeDatabase();
    const client = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
    await client.connect();
    await client.query(statement);
    await client.end();
  }
});
