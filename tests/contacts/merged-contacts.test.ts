import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contacts, organization } from '#db/schema/index.ts';
import { startBulkChange } from '#lib/bulk/start-bulk-change.ts';
import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { countDeletion } from '#lib/contacts/bulk/count-deletion.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { deleteContact } from '#lib/contacts/delete-contact.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import { listContacts } from '#lib/contacts/list-contacts.ts';
import { countSelection } from '#lib/contacts/selection/count-selection.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { contactFigures } from '#lib/dashboard/contact-figures.ts';
import { countExport } from '#lib/exports/count-export.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';
import { mergeInto } from '#tests/support/merged-contacts.ts';

const SOL = { name: 'Comercial Sol', kind: 'corporate', clientCode: 'C-100', phones: ['+551132650101'] };
const LTDA = {
  name: 'Comercial Sol Ltda',
  kind: 'corporate',
  clientCode: 'C-200',
  cnpj: '11222333000181',
  email: 'ltda@sol.example',
  phones: ['+551132650101', '+5511987650171'],
};

describe('a contact that was merged into another', () => {
  const { db } = useDatabase();
  let manager: Actor;
  let sol: number;
  let ltda: number;
  let older: number;
  let alheio: number;

  beforeAll(async () => {
    ({ manager } = await actors(db()));
  });
  beforeEach(async () => {
    await db().execute(
      sql`truncate contact, contact_avatar, contact_note, contact_identifier, audit_event, run, run_contact cascade`,
    );
    await allowDuplicates(true);
    const ids: number[] = [];
    for (const input of [
      SOL,
      LTDA,
      { name: 'Sol antiga', externalId: 'SA-1001', cpf: '52998224725' },
      { name: 'Alheio' },
    ])
      ids.push((await createContact(manager, input, db())).id);
    [sol, ltda, older, alheio] = ids as [number, number, number, number];
    // As no merge leaves it: the way is followed to its end all the same.
    await mergeInto(sol, [ltda], db());
    await db().update(contacts).set({ mergedIntoId: ltda, active: false }).where(eq(contacts.id, older));
  });

  const allowDuplicates = (allow: boolean) => db().update(organization).set({ allowDuplicates: allow });
  const ids = async (query: Parameters<typeof listContacts>[1]) =>
    (await listContacts(manager, query, db())).items.map(({ id }) => id).sort((a, b) => a - b);

  it('is in no list, count, figure or export unless it is asked for', async () => {
    expect(await ids({})).toEqual([sol, alheio]);
    expect(await ids({ active: true })).toEqual([sol, alheio]);
    expect(await ids({ active: false })).toEqual([]);
    expect(await ids({ merged: true })).toEqual([ltda, older]);
    expect(await listContacts(manager, {}, db())).toMatchObject({ count: 2 });
    const all = { everything: true, filters: {} } as const;
    const merged = { everything: true, filters: { merged: true } } as const;
    expect(await countSelection(manager, all, db())).toBe(2);
    expect(await countExport(manager, all, db())).toEqual({ exported: 2, leftOut: 0 });
    expect(await countExport(manager, merged, db())).toEqual({ exported: 2, leftOut: 0 });
    expect(await contactFigures(manager, db())).toMatchObject({ total: 2, active: 2, withDocument: 0 });
  });

  it('is found as the one that remained, by its id and by every value that identifies it', async () => {
    for (const id of [sol, ltda, older])
      expect(await getContact(manager, id, db())).toMatchObject({ id: sol });
    for (const search of [
      '11222333000181',
      '11.222.333',
      'ltda@sol.example',
      '11987650171',
      '0171',
      '52998224725',
      'C-200',
      'SA-1001',
    ])
      expect({ search, found: await ids({ search }) }).toEqual({ search, found: [sol] });
    expect(await ids({ clientCode: 'C-200' })).toEqual([sol]);
    expect(await ids({ search: '11987650171', merged: true })).toEqual([ltda]);
  });

  it('keeps CNPJ and client code from everyone else, in the base too', async () => {
    const holder = { cnpj: ['cnpj_taken'], clientCode: ['client_code_taken'] };
    const { cnpj, clientCode } = LTDA;
    const taking = updateContact(manager, alheio, { cnpj, clientCode }, db());
    await expect(taking).rejects.toMatchObject({
      kind: 'conflict',
      fields: { cnpj: [{ params: { contactId: sol } }], clientCode: [{ params: { contactId: sol } }] },
    });
    expect(await refusal(taking)).toEqual(holder);
    expect(await refusal(createContact(manager, { name: 'Nova', cnpj, clientCode }, db()))).toEqual(holder);
    expect(await refusal(updateContact(manager, sol, { cnpj, clientCode }, db()))).toEqual({
      cnpj: ['value_of_merged'],
      clientCode: ['value_of_merged'],
    });
    for (const values of [{ cnpj }, { clientCode }])
      await expect(db().update(contacts).set(values).where(eq(contacts.id, alheio))).rejects.toThrow();
  });

  it('keeps phone, e-mail and CPF from everyone but the one that remained, where there may be no duplicates', async () => {
    await allowDuplicates(false);
    const input = { phones: ['+5511987650171'], email: 'LTDA@sol.example', cpf: '52998224725' };
    const taking = updateContact(manager, alheio, input, db());
    await expect(taking).rejects.toMatchObject({ fields: { email: [{ params: { contactId: sol } }] } });
    expect(await refusal(taking)).toEqual({
      'phones.0': ['phone_held'],
      email: ['email_held'],
      cpf: ['cpf_held'],
    });
    const { phones } = await updateContact(
      manager,
      sol,
      { ...input, phones: ['+551132650101', ...input.phones] },
      db(),
    );
    expect(phones).toEqual(['551132650101', '5511987650171']);
  });

  it('is neither edited nor activated, and gets no picture', async () => {
    const merged = { form: ['contact_merged'] };
    expect(await refusal(updateContact(manager, ltda, { name: 'Outra' }, db()))).toEqual(merged);
    expect(await refusal(updateContact(manager, ltda, { active: true }, db()))).toEqual(merged);
    expect(await refusal(setAvatar(manager, ltda, null, db()))).toEqual({ avatar: ['contact_merged'] });
    const { done } = await startBulkChange(manager, 'activate', {}, { contacts: [ltda, older, sol] }, db());
    expect(done).toEqual({ changed: 0, unchanged: 1, refused: 2 });
    await expect(db().update(contacts).set({ active: true }).where(eq(contacts.id, ltda))).rejects.toThrow();
  });

  it('goes only with the one that remained', async () => {
    expect(await refusal(deleteContact(manager, ltda, db()))).toEqual({ form: ['contact_merged'] });
    expect(await countDeletion(manager, { contacts: [sol, ltda, alheio] }, db())).toMatchObject({
      contacts: 2,
      merged: 2,
      refused: 0,
    });
    await deleteContact(manager, sol, db());
    for (const id of [sol, ltda, older])
      await expect(getContact(manager, id, db())).rejects.toThrow(NotFound);
    expect(await ids({})).toEqual([alheio]);
    const { rows } = await db().execute(sql`select * from contact_identifier`);
    expect(rows).toEqual([]);
  });
});

describe('the file of before a merge', () => {
  const { db } = useDatabase();
  let manager: Actor;

  beforeAll(async () => {
    ({ manager } = await actors(db()));
    await db().update(organization).set({ allowDuplicates: false });
  });

  const HEADER =
    'contact_name;contact_cpf;contact_phone;contact_phone_2;contact_email;contact_city;contact_cnpj;contact_client_code;contact_priority;contact_active;contact_tags;custom_fields';
  const FILE = [
    HEADER,
    'Vera Nunes;;5511987650171;;vera@trabalho.example;Recife;;V-1;high;true;VIP;["Plano","Ouro"]',
    'Vera N.;;;5511987650172;vera@casa.example;Olinda;11222333000181;V-2;low;false;VIP;["Plano","Prata"|"Cor","azul"]',
    'V. Nunes;52998224725;5511987650171;;;Natal;;;;;;',
  ].join('\n');

  it('changes nothing, however often it comes, and creates nobody', async () => {
    await importFile(manager, `${FILE}\n`, db());
    const people = await db().select().from(contacts).orderBy(contacts.id);
    const [vera, home, third] = people.map(({ id }) => id) as [number, number, number];
    expect(people).toHaveLength(3);
    // As a merge leaves it: what the one that remained lacked was filled.
    await mergeInto(vera, [home, third], db());
    await db().execute(
      sql`update contact set cpf = '52998224725', custom = custom || (select custom - '1' from contact where id = ${home}) where id = ${vera}`,
    );
    const before = await db().select().from(contacts).orderBy(contacts.id);
    for (const _ of [1, 2]) {
      const { view, outcomes } = await importFile(manager, `${FILE}\n`, db());
      expect(view).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: 0 });
      expect(outcomes.map(({ contactId }) => contactId)).toEqual([vera, vera, vera]);
    }
    expect(await db().select().from(contacts).orderBy(contacts.id)).toEqual(before);
  });

  it('still brings what nobody had', async () => {
    const row = 'Vera Maria;;;;vera@casa.example;Caruaru;;;;;;';
    const { view, outcomes } = await importFile(manager, `${HEADER}\n${row}\n`, db());
    expect(view).toMatchObject({ updated: 1 });
    expect(outcomes[0]?.fields).toEqual(['name', 'city']);
  });

  it('leaves the values of a merged contact to it when another row claims them', async () => {
    const row = 'Alheio;;5511987659999;;;;11222333000181;V-2;;;;';
    const { rejections } = await importFile(manager, `${HEADER}\n${row}\n`, db());
    expect(rejections[0]?.reasons.map(({ code }) => code)).toEqual(['cnpj_taken', 'client_code_taken']);
  });
});
