import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contacts, importRows, tags } from '#db/schema/index.ts';
import { addIdentifiers, identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';

const ANA = '52998224725';
const BIA = '11144477735';
const CNPJ = '11222333000181';
const OTHER_CNPJ = '12ABC34501DE35';

describe('rows of one batch', () => {
  const { db } = useDatabase();
  let supervisor: Actor;

  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });
  beforeEach(() =>
    db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, run, import_row restart identity cascade`,
    ),
  );

  const transactions = async (runId: number) => {
    const rows = await db()
      .selectDistinct({ id: sql`xmin::text` })
      .from(importRows)
      .where(eq(importRows.runId, runId));
    return rows.length;
  };

  it('still find a primary by what a contact merged into it holds, whatever rows before changed', async () => {
    const [ana] = await db()
      .insert(contacts)
      .values({ name: 'Ana', cpf: ANA, email: 'ana@exemplo.com.br' })
      .returning();
    const [old] = await db()
      .insert(contacts)
      .values({ name: 'Ana antiga', email: 'ana@exemplo.com.br', active: false, mergedIntoId: ana?.id })
      .returning();
    if (!ana || !old) throw new Error('not stored');
    await addIdentifiers([ana, old], identifierRule([]), db());
    const { view, outcomes } = await importFile(
      supervisor,
      `contact_name;contact_cpf;contact_email;contact_city\nAna;${ANA};ana@nova.com.br;\nAna;;ana@exemplo.com.br;Natal\n`,
      db(),
    );
    expect(view).toMatchObject({ created: 0, updated: 2 });
    expect(outcomes.map((row) => row.contactId)).toEqual([ana.id, ana.id]);
  });

  it('make a blank name of first and last name, and of those known before', async () => {
    const { view } = await importFile(
      supervisor,
      [
        'first name;last name;e-mail',
        'Ana;Prado;ana@exemplo.com.br',
        ';Prado Lima;ana@exemplo.com.br',
        'Bia;;bia@exemplo.com.br',
        ';;caio@exemplo.com.br',
      ].join('\n'),
      db(),
    );
    expect(view).toMatchObject({ created: 2, updated: 1, rejected: 1 });
    const { rows } = await db().execute(sql`select name, first_name, last_name from contact order by name`);
    expect(rows).toEqual([
      { name: 'Ana Prado Lima', first_name: 'Ana', last_name: 'Prado Lima' },
      { name: 'Bia', first_name: 'Bia', last_name: null },
    ]);
  });

  it('that are refused leave no tag and no custom field behind', async () => {
    const { view } = await importFile(
      supervisor,
      [
        'contact_name;contact_cnpj;contact_tags;custom_fields',
        `Ana;${CNPJ};VIP;["Plano","Básico"]`,
        `Bia;${CNPJ};novo;["Cor","azul"]`,
        'Caio;;vip, NOVO;["PLANO","Ouro"|"COR","verde"]',
      ].join('\n'),
      db(),
    );
    expect(view).toMatchObject({ created: 2, rejected: 1, createdFields: ['Plano', 'COR'] });
    expect((await db().select({ name: tags.name }).from(tags)).map((row) => row.name)).toEqual([
      'VIP',
      'NOVO',
    ]);
  });

  it('hand a CNPJ and a client code on, from contacts of before and from new ones, without a second try', async () => {
    await importFile(
      supervisor,
      `contact_name;contact_cpf;contact_cnpj;contact_client_code\nAna;${ANA};${CNPJ};C1\nBia;${BIA};;C2\n`,
      db(),
    );
    const { id, view } = await importFile(
      supervisor,
      [
        'contact_name;contact_cpf;contact_email;contact_cnpj;contact_client_code',
        `Bia;${BIA};;;C3`,
        `Ana;${ANA};;${OTHER_CNPJ};C2`,
        `Caio;;caio@exemplo.com.br;${CNPJ};C1`,
        'Caio;;caio@exemplo.com.br;;C4',
        'Duda;;duda@exemplo.com.br;;C1',
      ].join('\n'),
      db(),
    );
    expect(view).toMatchObject({ created: 2, updated: 3, rejected: 0 });
    expect(await transactions(id)).toBe(1);
    const stored = await db().select().from(contacts).orderBy(contacts.name);
    expect(stored.map((row) => [row.name, row.cnpj, row.clientCode])).toEqual([
      ['Ana', OTHER_CNPJ, 'C2'],
      ['Bia', null, 'C3'],
      ['Caio', CNPJ, 'C4'],
      ['Duda', null, 'C1'],
    ]);
  });
});
