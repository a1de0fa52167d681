import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { createContactAction } from '#app/(signed-in)/contacts/actions.ts';
import { type Database, database } from '#db/client.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { quietConsole } from '#lib/web/quiet-console.ts';
import { send, tokenFor } from '#tests/api/client.ts';
import { stream } from '#tests/support/import-file.ts';
import { onRequestError } from '../../../instrumentation.ts';
import { executeImport } from './execute-import.ts';
import { FILE, PERSON } from './person.ts';

/**
 * At every door, by our own rules and by the database's: those that a verb knows, and one that none expects, whose error holds the
 * whole row.
 */
export async function beRefused(owner: Actor, admin: Database): Promise<void> {
  const token = await tokenFor(owner, owner);
  const again = { ...PERSON, name: 'Zenóbia Outra', email: null };
  await expect(createContact(owner, { ...PERSON, name: 'X', email: 'x' })).rejects.toThrow('refused');
  await expect(createContact(owner, again)).rejects.toThrow('refused');
  expect((await send('POST', '/contacts', { token, json: { ...again, customFields: {} } })).status).toBe(422);
  expect(await createContactAction({ errors: {}, values: {} } as never, formOf(again))).toMatchObject({
    errors: { clientCode: [expect.anything()] },
  });

  await admin.execute(
    sql`alter table contact add constraint nobody_expects check (name not like 'Zenóbia Recusada%')`,
  );
  const unexpected = { name: 'Zenóbia Recusada', company: 'Quixadá Bordados' };
  const error = await createContact(owner, unexpected).catch((thrown: unknown) => thrown);
  expect(JSON.stringify((error as Error).cause)).toContain('Zenóbia Recusada');
  expect((await send('POST', '/contacts', { token, json: unexpected })).status).toBe(500);
  const state = await createContactAction({ errors: {}, values: {} } as never, formOf(unexpected));
  expect(state.message).toBeTruthy();
  await failPage(error);
  const body = stream([Buffer.from(FILE.replaceAll('Zenóbia Quixadá;390', 'Zenóbia Recusada;390'))]);
  const { id } = await receiveImport(owner, { fileName: 'clientes.csv', body });
  await executeImport(id);
  await admin.execute(sql`alter table contact drop constraint nobody_expects`);
  await database()
    .execute(sql`select 'Zenóbia Quixadá'::integer`)
    .catch(() => {});
}

/** As Next says it of a page that failed: to our hook, and on the console. */
async function failPage(error: unknown): Promise<void> {
  const given = process.env.NEXT_RUNTIME;
  process.env.NEXT_RUNTIME = 'nodejs';
  await onRequestError(
    error as Error,
    { path: '/contacts?search=Zen%C3%B3bia+Quixad%C3%A1', method: 'GET', headers: {} },
    {
      routerKind: 'App Router',
      routePath: '/contacts',
      routeType: 'render',
      renderSource: undefined,
    } as never,
  );
  process.env.NEXT_RUNTIME = given;
  const console = { error: (...parts: unknown[]) => process.stderr.write(`${parts.join(' ')}\n`) };
  quietConsole(console);
  console.error('⨯', error);
}

function formOf(given: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(given)) if (typeof value === 'string') form.append(name, value);
  return form;
}
