import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { launch, temporaryFolder } from '#tests/support/launch.ts';
import { freePort } from '../../bin/lib/free-port.ts';

/** Starts, and answers the one line it refuses with. */
async function refusal(env: Record<string, string>, args: string[] = []): Promise<string> {
  const { exited, stderr, stdout } = launch(args, { PORT: String(await freePort()), ...env });
  expect(await exited).toBe(1);
  expect(stdout()).toBe('');
  return stderr().trimEnd();
}

describe('a start that can not succeed says why in one sentence', () => {
  it('when the port is in use', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    );
    onTestFinished(() => {
      server.close();
    });
    const said = await refusal({ PORT: String(port), DATA_DIR: temporaryFolder() });
    expect(said).toBe(`Port ${port} is in use: stop what uses it, or set another PORT.`);
  });

  it('when HOST is not of this machine', async () => {
    const said = await refusal({ HOST: '203.0.113.9', DATA_DIR: temporaryFolder() });
    expect(said).toBe('HOST 203.0.113.9 is no address of this machine (EADDRNOTAVAIL).');
  });

  it('when variables are malformed, one line each, without repeating secrets', async () => {
    const said = await refusal({ PORT: 'eighty', WORKER: 'perhaps', DATABASE_URL: 'mysql://root:hush@db/x' });
    expect(said.split('\n')).toEqual([
      'PORT must be a whole number from 1 to 65535, not "eighty".',
      'DATABASE_URL must look like postgres://user:password@host:5432/database.',
      'WORKER must be on or off, not "perhaps".',
    ]);
  });

  it('when an owner has an e-mail and no password', async () => {
    expect(await refusal({ OWNER_EMAIL: 'marina@aurora.example' })).toBe(
      'OWNER_PASSWORD must be set together with OWNER_EMAIL.',
    );
  });

  it('when no Postgres answers at DATABASE_URL', async () => {
    const port = await freePort();
    const url = `postgres://ana:hush@127.0.0.1:${port}/carteira`;
    expect(await refusal({ DATABASE_URL: url, DATA_DIR: temporaryFolder() })).toBe(
      `No Postgres can be reached at 127.0.0.1:${port}/carteira, which DATABASE_URL names (ECONNREFUSED).`,
    );
  });

  it('when the data folder can not be made', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal({ DATA_DIR: join(file, 'data') })).toBe(
      `The data folder ${file}/data can not be written (ENOTDIR): correct its rights or set DATA_DIR.`,
    );
  });

  it('when the database folder is damaged', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres-passwords.json'), '{"superuser":"a","application":"b"}');
    expect(await refusal({ DATA_DIR: folder })).toBe(
      `${folder}/postgres is damaged (no PG_VERSION in it): restore ${folder} from a backup, or move it away to start empty.`,
    );
  });

  it('when the database was made by another Postgres', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '16\n');
    writeFileSync(join(folder, 'postgres-passwords.json'), '{"superuser":"a","application":"b"}');
    expect(await refusal({ DATA_DIR: folder })).toMatch(
      /holds a database of Postgres 16, and this version brings/,
    );
  });

  it('when the passwords of the database are gone', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'postgres'));
    expect(await refusal({ DATA_DIR: folder })).toBe(
      `${folder}/postgres-passwords.json is missing: restore it from the same backup as the database.`,
    );
  });

  it('when it does not know a word', async () => {
    expect(await refusal({}, ['--demmo'])).toMatch(/^"--demmo" is not known here/);
  });
});
