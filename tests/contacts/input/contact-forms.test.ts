import { beforeAll, describe, expect, it } from 'vitest';
import { withoutUntouched } from '#app/(signed-in)/contacts/form/without-untouched.ts';
import { importRows, imports, runs } from '#db/schema/index.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import { contactFormValues } from '#lib/contacts/input/contact-form-values.ts';
import { listContactHistory } from '#lib/contacts/list-contact-history.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Role } from '#lib/core/role.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { nest } from '#lib/web/submit-form.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

const WHOLE = {
  name: 'Adriana Monteiro Vilela',
  email: 'adriana@vilela.com.br',
  cpf: '52998224725',
  cnpj: '12ABC34501DE35',
  gender: 'female',
  birthDate: '1990-02-01',
  clientCode: 'AUR-7731',
  phones: ['5511982147730', '551130441200', '14155552671', '351912345678'],
  address: { street: 'Avenida Paulista', city: 'São Paulo' },
  social: { whatsapp: '+55 11 98214-7730' },
  priority: 'medium',
  tags: ['VIP', 'Contrato 2026'],
  customFields: { Faturamento: '20000.5', Renovação: '2026-12-31' },
};

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

beforeAll(async () => {
  people = await actors(db());
  await createCustomField(people.owner, { name: 'Faturamento', type: 'number' });
  await createCustomField(people.owner, { name: 'Renovação', type: 'date' });
});

describe("a contact's form", () => {
  it.each(['pt-BR', 'en'] as const)(
    'says what the contact is, so that saving it changes nothing (%s)',
    async (locale) => {
      const actor = { ...people.owner, locale };
      await updateOrganization(people.owner, { allowDuplicates: true });
      const given = { ...WHOLE, cnpj: null, clientCode: null };
      const contact = await createContact({ ...people.owner, via: 'api' }, given);
      const values = contactFormValues(contact, actor);
      const after = await updateContact(actor, contact.id, nest(formOf(values)));
      expect(after).toEqual(contact);
      await updateOrganization(people.owner, { allowDuplicates: false });
    },
  );

  it('writes dates and numbers the way its reader does', async () => {
    const contact = await createContact(
      { ...people.owner, via: 'api' },
      { ...WHOLE, cpf: null, email: null, phones: [] },
    );
    expect(contactFormValues(contact, { locale: 'pt-BR' })).toMatchObject({
      birthDate: '01/02/1990',
      cnpj: '12.ABC.345/01DE-35',
      tags: 'VIP, Contrato 2026',
      'custom.f1': '20000,5',
      'custom.f2': '31/12/2026',
    });
    expect(contactFormValues(contact, { locale: 'en' })).toMatchObject({
      birthDate: '01/02/1990',
      'custom.f1': '20000.5',
    });
  });

  it('sends only what was touched, so that an old wrong document is no obstacle', async () => {
    await updateOrganization(people.owner, { refuseInvalidDocuments: false });
    const contact = await createContact(people.owner, { name: 'Legado', cpf: '11144477736' });
    await updateOrganization(people.owner, { refuseInvalidDocuments: true });
    const values = contactFormValues(contact, people.owner);
    const form = formOf({ ...values, company: 'Nova', version: '1', original: JSON.stringify(values) });
    const input = withoutUntouched(form);
    expect(Object.keys(input).sort()).toEqual(['company', 'original', 'version']);
    expect(await updateContact(people.agent, contact.id, input)).toMatchObject({
      cpf: '11144477736',
      company: 'Nova',
    });
  });

  it('sends all phones when one of them was touched, also when it was erased', () => {
    const original = {
      'phones.0.country': 'BR',
      'phones.0.number': '11 98214-7730',
      'phones.1.number': '11 3044-1200',
    };
    const untouched = formOf({
      ...original,
      'phones.2.country': 'BR',
      'phones.2.number': '',
      original: JSON.stringify(original),
    });
    expect(withoutUntouched(untouched)).not.toHaveProperty('phones');
    untouched.set('phones.1.number', '');
    expect(withoutUntouched(untouched).phones).toMatchObject([
      { number: '11 98214-7730' },
      { number: '' },
      { number: '' },
    ]);
  });
});

describe("a contact's history", () => {
  it('tells which imports created or changed it, and nothing of those that left it as it was', async () => {
    const { id } = await createContact(people.agent, { name: 'Kátia' });
    const [run] = await db()
      .insert(runs)
      .values({
        kind: 'import',
        state: 'completed',
        userId: people.supervisor.userId,
        finishedAt: new Date(),
      })
      .returning({ id: runs.id });
    const runId = run?.id ?? 0;
    await db().insert(imports).values({ runId, fileName: 'clientes.csv' });
    await db()
      .insert(importRows)
      .values([
        { runId, line: 2, outcome: 'updated', contactId: id, fields: ['city', 'state'] },
        { runId, line: 3, outcome: 'unchanged', contactId: id },
      ]);
    const { entries } = await listContactHistory(people.agent, id);
    expect(entries.map(({ action }) => action)).toEqual(['import.updated', 'contact.created']);
    expect(entries[0]).toMatchObject({
      userName: 'Paula Teixeira',
      fields: ['city', 'state'],
      import: { id: runId, fileName: 'clientes.csv' },
    });
  });
});
