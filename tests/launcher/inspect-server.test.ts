import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { urlOf } from '#tests/support/template-database.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';
import { inspectServer, whyUnfit } from '../../bin/lib/inspect-server.ts';

const FIT = {
  version: 180_004,
  versionName: '18.4',
  encoding: 'UTF8',
  knowsCapitals: true,
  standby: false,
  mayCreate: true,
  missing: [],
  refused: [],
};

const superuser = await isSuperuser();

describe('the server of DATABASE_URL', () => {
  it('is fit when it is Postgres 15 or newer and its user may create what is needed', async () => {
    const { url, drop } = await createTestDatabase();
    await expect(inspectServer(url)).resolves.toBeUndefined();
    await drop();
    expect(whyUnfit({ ...FIT, version: 150_000 }, 'db:5432/carteira')).toBeNull();
  });

  it.each([
    [
      { version: 140_011, versionName: '14.11' },
      'db:5432/carteira is Postgres 14.11, and Carteira needs 15 or newer.',
    ],
    [{ standby: true }, 'db:5432/carteira is a read-only standby: let DATABASE_URL name the primary.'],
    [{ encoding: 'LATIN1' }, 'The database at db:5432/carteira is encoded in LATIN1: create it with UTF8.'],
    [
      { knowsCapitals: false },
      'The database at db:5432/carteira takes Á and á for different letters: create it with a locale such as C.UTF-8 or pt_BR.UTF-8.',
    ],
    [
      { missing: ['unaccent'] },
      'db:5432/carteira lacks the extension unaccent: install the package postgresql-contrib there.',
    ],
    [
      { refused: ['pg_trgm', 'unaccent'] },
      'The user of DATABASE_URL may not create the extension pg_trgm and unaccent at db:5432/carteira: make it the owner of the database.',
    ],
    [
      { mayCreate: false },
      'The user of DATABASE_URL may not create its tables at db:5432/carteira: make it the owner of the database.',
    ],
  ])('is refused when %j', (unfit, sentence) => {
    expect(whyUnfit({ ...FIT, ...unfit }, 'db:5432/carteira')).toBe(sentence);
  });

  it('is refused when its locale knows no capitals with accents', async () => {
    const server = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
    await server.connect();
    await server.query('drop database if exists carteira_plain_c');
    await server.query(
      `create database carteira_plain_c template template0 encoding 'UTF8' locale_provider libc locale 'C'`,
    );
    const url = urlOf(process.env.TEST_ADMIN_URL as string, 'carteira_plain_c');
    try {
      await expect(inspectServer(url)).rejects.toThrow(/takes Á and á for different letters/);
    } finally {
      await server.query('drop database carteira_plain_c with (force)');
      await server.end();
    }
  });

  it('is refused when the database does not exist', async () => {
    const url = urlOf(process.env.TEST_APPLICATION_URL as string, 'carteira_nowhere');
    await expect(inspectServer(url)).rejects.toThrow(/does not exist at .*: create it there\.$/);
  });

  it('is refused when the password is wrong, without repeating it', async () => {
    const url = new URL(process.env.TEST_APPLICATION_URL as string);
    url.password = 'not-the-password';
    const refusal = await inspectServer(url.href).catch((error: Error) => error.message);
    expect(refusal).toMatch(/refuses the user or password of DATABASE_URL\.$/);
    expect(refusal).not.toContain('not-the-password');
  });

  it.skipIf(superuser)("is refused when the database is somebody else's", async () => {
    const url = urlOf(process.env.TEST_APPLICATION_URL as string, 'postgres');
    await expect(inspectServer(url)).rejects.toThrow(
      /may not create .*: make it the owner of the database\.$/,
    );
  });
});

/** The server a developer gives for the tests is often used as one, who may do anything. */
async function isSuperuser(): Promise<boolean> {
  const client = new pg.Client({ connectionString: process.env.TEST_APPLICATION_URL });
  await client.connect();
  const { rows } = await client.query("select current_setting('is_superuser') = 'on' as yes");
  await client.end();
  return rows[0]?.yes === true;
}
