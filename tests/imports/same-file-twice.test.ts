import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { databaseDigest } from '#tests/support/database-digest.ts';
import { contactFile, cpf } from '#tests/support/import-file.ts';
import { importFile } from '#tests/support/import-run.ts';

const HEADER =
  'contact_name;contact_cpf;contact_phone;contact_email;contact_cnpj;contact_tags;custom_fields;contact_active\n';

/** People known by each kind of identifier alone and by all, and such as are known by none or by placeholders only. */
function rows(count: number): string {
  return Array.from({ length: count }, (_, at) =>
    [
      `Cpf ${at};${cpf(at)};;;;VIP;["Plano","Ouro"];não`,
      `Fone ${at};;+55 (11) 9${String(80_000_000 + at)} | 5511${70_000_000 + at};;;vip, novo;;`,
      `Mail ${at};;;  PESSOA${at}@Exemplo.com.br ;;;["plano","Prata"|"Cor",""];sim`,
      `Ninguém ${at};;;;;;;`,
      `Qualquer ${at};;5511999999999;NAO@TEM.COM;;;;`,
    ].join('\n'),
  ).join('\n');
}

describe('the same file a second time', () => {
  const { db } = useDatabase();
  let supervisor: Actor;

  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });

  it('creates and updates nobody but those who carry no identifier, and counts them', async () => {
    const file = HEADER + rows(60);
    const first = await importFile(supervisor, file, db());
    expect(first.view).toMatchObject({ rows: 300, created: 300, withoutIdentifier: 120 });
    const again = await importFile(supervisor, file, db());
    expect(again.view).toMatchObject({
      color: 'green',
      rows: 300,
      created: 120,
      updated: 0,
      unchanged: 180,
      rejected: 0,
      withoutIdentifier: 120,
    });
  });

  it('writes to no contact at all, over several batches', async () => {
    const file = Buffer.concat([...contactFile(12_000, { from: 1_000 })]);
    expect((await importFile(supervisor, file, db())).view).toMatchObject({ created: 12_000 });
    const written = sql`select max(xmin::text::bigint) as last, count(*) as count from contact`;
    const before = await db().execute(written);
    const identifiers = await identifierDigest();
    const { view } = await importFile(supervisor, file, db());
    expect(view).toMatchObject({ created: 0, updated: 0, unchanged: 12_000, rejected: 0 });
    expect((await db().execute(written)).rows).toEqual(before.rows);
    expect(await identifierDigest()).toBe(identifiers);
  });

  const identifierDigest = async () =>
    (await databaseDigest(db())).split('\n').find((line) => line.startsWith('contact_identifier '));
});
