import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { getImport } from '#lib/imports/get-import.ts';
import { getReview } from '#lib/imports/review/get-review.ts';
import { importReviewed } from '#lib/imports/review/import-reviewed.ts';
import { updateReview } from '#lib/imports/review/update-review.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';
import { checked, waitingReview } from '#tests/support/review-run.ts';

const FOLDER = new URL('../fixtures/exports/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER));

const HELENA = {
  name: 'Helena de Castro',
  email: 'helena@exemplo.com.br',
  phones: ['554833332102', '5548999992101'],
};
const NAMED = { first_name: 'Helena', last_name: 'de Castro' };
const LAGES = { city: 'Lages', state: 'SC', country: 'Brasil' };

describe('what other systems export', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });
  beforeEach(() =>
    db().execute(sql`truncate contact, contact_identifier, run, import_row, tag restart identity cascade`),
  );

  /** The contacts there are; phones in order, whatever order their columns had. */
  async function people() {
    const { rows } = await db().execute<Record<string, unknown> & { phones: string[] }>(sql`
      select *, birth_date::text as born, array(select name from tag where id = any(tag_ids) order by name) as tags
      from contact order by name`);
    return rows.map((row) => ({ ...row, phones: [...row.phones].sort() }));
  }

  /** Imported as it is. */
  async function direct(name: string) {
    const { view } = await importFile(supervisor, read(name), db(), name);
    return { view, people: await people() };
  }

  /** Sent to the review and imported as the review found it, but for what is given. */
  async function reviewed(name: string, given: { country?: string } = {}) {
    const id = await waitingReview(supervisor, read(name), db(), { fileName: name });
    await checked(supervisor, id, db());
    const { file, mode } = await getReview(supervisor, id, db());
    if (!file) throw new Error('the file was not read');
    const fields = file.columns.map(({ field }) => field ?? '');
    const form = { delimiter: file.delimiter, hasHeader: 'true', fields, mode, ...given };
    await updateReview(supervisor, id, form, { recheck: false }, db());
    await importReviewed(supervisor, id, db());
    await executeRun(id, RUN_KINDS);
    return { view: await getImport(supervisor, id, db()), people: await people() };
  }

  it('Google Contacts since 2024', async () => {
    const result = await reviewed('google-2024.csv');
    expect(result.view).toMatchObject({ color: 'green', created: 2 });
    expect(result.view.notes).toEqual({ birth_date_blank: { rows: 1, line: 4 } });
    expect(result.people[0]).toMatchObject({
      ...HELENA,
      ...LAGES,
      phones: ['554833332101', '554833332102', '5548999992101'],
      first_name: 'Helena de',
      last_name: 'Castro',
      born: '1988-04-17',
      company: 'Padaria Sol',
      street: 'Rua das Flores, 10',
      complement: 'Sala 2',
      tags: ['Clientes', 'VIP'],
    });
    expect(result.people[1]).toMatchObject({ name: 'Ivo', phones: ['5511988882103'], born: null, tags: [] });
  });

  it('Google Contacts until 2023', async () => {
    const result = await reviewed('google-old.csv');
    expect(result.view).toMatchObject({ color: 'green', created: 1 });
    expect(result.people[0]).toMatchObject({ ...HELENA, ...LAGES, born: '1988-04-17', tags: ['Clientes'] });
  });

  it.each(['outlook-en.csv', 'outlook-pt.csv', 'outlook-pt-windows.csv'])('Outlook: %s', async (name) => {
    const result = await reviewed(name);
    expect(result.view).toMatchObject({ color: 'green', created: 1 });
    expect(result.people[0]).toMatchObject({
      ...HELENA,
      ...LAGES,
      zip_code: '88500-000',
      company: 'Padaria Sol',
      gender: null,
      priority: null,
      born: null,
    });
  });

  it.each(['hubspot-en.csv', 'hubspot-pt.csv'])('HubSpot: %s', async (name) => {
    const result = await reviewed(name);
    expect(result.view).toMatchObject({ color: 'green', created: 1 });
    expect(result.people[0]).toMatchObject({
      ...HELENA,
      ...NAMED,
      ...LAGES,
      external_id: '101',
      company: 'Padaria Sol',
    });
  });

  it('RD Station', async () => {
    const result = await reviewed('rd-station.csv');
    expect(result.view).toMatchObject({ color: 'green', created: 1 });
    expect(result.people[0]).toMatchObject({ ...HELENA, ...LAGES, tags: ['clientes', 'vip'] });
  });

  it('Bling, as it is', async () => {
    const result = await direct('bling.csv');
    expect(result.view).toMatchObject({ color: 'green', created: 2, repaired: 1 });
    expect(result.people).toMatchObject([
      { ...HELENA, kind: 'individual', cpf: '39053344705', number: '10', active: true, born: '1988-04-17' },
      {
        name: 'Padaria Sol Ltda',
        kind: 'corporate',
        company: 'Padaria Sol',
        cnpj: '07526557000100',
        number: 'S/N',
        zip_code: '01310100',
        active: false,
      },
    ]);
  });

  it('Omie, below titles and above a total, with the area code apart and the country chosen', async () => {
    expect((await direct('omie.csv')).view).toMatchObject({ color: 'red', rejected: 2 });
    const result = await reviewed('omie.csv', { country: 'BR' });
    expect(result.view).toMatchObject({ color: 'green', rows: 2, created: 2 });
    expect(result.view.notes).toEqual({ totals: { rows: 1, line: 7 } });
    expect(result.people).toMatchObject([
      { name: 'Helena de Castro', cpf: '39053344705', phones: ['5548999992101'] },
      { name: 'Padaria Sol Ltda', cnpj: '07526557000100', phones: ['551133332104'], company: 'Padaria Sol' },
    ]);
  });

  it('Meta lead ads', async () => {
    const result = await reviewed('meta-leads.csv');
    expect(result.view).toMatchObject({ color: 'green', created: 1, encoding: 'utf-16le' });
    expect(result.people[0]).toMatchObject({ ...HELENA, phones: ['5548999992101'], city: 'Lages' });
  });

  it('WhatsApp, where a person without a saved name has a public one', async () => {
    const result = await reviewed('whatsapp.csv');
    expect(result.view).toMatchObject({ color: 'green', created: 2 });
    expect(result.people).toMatchObject([
      { name: 'Helena de Castro', phones: ['5548999992101'] },
      { name: 'Ivo', phones: ['5511988882103'] },
    ]);
  });

  it('izing and whaticket, as it is', async () => {
    const result = await direct('izing.csv');
    expect(result.view).toMatchObject({ color: 'green', created: 1, withoutIdentifier: 0 });
    expect(result.people[0]).toMatchObject({
      name: 'Helena de Castro',
      phones: ['5548999992101'],
      number: null,
    });
  });

  it('iCloud and phones, as vCards of two versions', async () => {
    const result = await direct('icloud.vcf');
    expect(result.view).toMatchObject({ color: 'green', rows: 2, created: 2, encoding: 'vcard' });
    expect(result.people).toMatchObject([
      {
        ...HELENA,
        ...LAGES,
        ...NAMED,
        company: 'Padaria Sol',
        street: 'Rua das Flores, 10',
        born: '1988-04-17',
      },
      { name: 'José Sá', phones: ['5511988882103'], born: null },
    ]);
  });
});
