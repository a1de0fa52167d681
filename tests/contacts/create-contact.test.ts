import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditEvents, contactIdentifiers } from '#db/schema/index.ts';
import { contactJson } from '#lib/api/json/contact-json.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, Refused } from '#lib/core/errors.ts';
import { LONGEST, MOST_TAGS } from '#lib/core/limits.ts';
import type { Role } from '#lib/core/role.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { refusal } from '#tests/contacts/bulk/refusal.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();
let people: Record<Role, Actor>;

beforeAll(async () => {
  people = await actors(db());
  await createCustomField(people.owner, { name: 'Faturamento', type: 'number' });
  await createCustomField(people.owner, { name: 'Plano', type: 'choice', choices: ['Básico', 'Anual'] });
  await createCustomField(people.owner, { name: 'Renovação', type: 'date' });
  await createCustomField(people.owner, { name: 'Advogado' });
});

describe('creating a contact', () => {
  it('takes the longest of everything that its indexes hold', async () => {
    const letters = (most: number) =>
      Array.from({ length: most }, () => 0x4e00 + Math.floor(Math.random() * 0x5000));
    const longest = (most: number) => String.fromCodePoint(...letters(most));
    const contact = await createContact(people.owner, {
      name: longest(LONGEST.name),
      email: `${'e'.repeat(64)}@${Array.from({ length: 3 }, () => 'd'.repeat(60)).join('.')}.br`,
      tags: Array.from({ length: MOST_TAGS }, () => longest(8)),
      address: { city: longest(LONGEST.text), state: longest(LONGEST.text) },
      priority: 'high',
    });
    await db().execute(sql`
      update contact set segment_ids = (select array_agg(1000000 + n) from generate_series(1, 100) n) where id = ${contact.id}`);
    const { rows } = await db().execute(
      sql`select cardinality(segment_ids) + cardinality(tag_ids) as ids, length(city) as city from contact where id = ${contact.id}`,
    );
    expect(rows).toEqual([{ ids: 200, city: LONGEST.text }]);
  });

  it('needs a name and nothing else', async () => {
    const contact = await createContact(people.agent, { name: '  Dona Lurdes  ' });
    expect(contact).toMatchObject({ name: 'Dona Lurdes', kind: 'individual', active: true, phones: [] });
    for (const name of [undefined, null, '', '   ']) {
      expect(await refusal(createContact(people.agent, { name }))).toEqual({ name: ['required'] });
    }
  });

  it('makes the name of first and last name where it is blank', async () => {
    const named = (input: object) => createContact(people.agent, input);
    const ana = await named({ name: ' ', firstName: ' Ana ', lastName: 'Prado Lima' });
    expect(ana).toMatchObject({ name: 'Ana Prado Lima', firstName: 'Ana', lastName: 'Prado Lima' });
    expect(await named({ lastName: 'Prado' })).toMatchObject({ name: 'Prado', firstName: null });
    expect((await named({ name: 'Aninha', firstName: 'Ana' })).name).toBe('Aninha');
    const blank = named({ name: '', firstName: ' ', lastName: '', email: 'x' });
    expect(Object.keys(await refusal(blank))).toEqual(['name', 'email']);
  });

  it('keeps the whole record, canonical, as a form gives it', async () => {
    const contact = await createContact(people.supervisor, {
      name: 'Adriana Monteiro Vilela',
      kind: 'individual',
      email: ' Adriana.Vilela@GrupoVilela.com.br ',
      cpf: '529.982.247-25',
      cnpj: '',
      gender: 'female',
      birthDate: '1/2/1990',
      externalId: 'X-1',
      clientCode: 'AUR-7731',
      company: 'Grupo Vilela',
      language: 'pt-BR',
      phones: [
        { country: 'BR', number: '(11) 98214-7730' },
        { country: 'BR', number: '' },
        { country: 'US', number: '(415) 555-2671' },
      ],
      address: {
        zipCode: '01310-100',
        street: 'Avenida Paulista',
        number: '1000',
        city: 'São Paulo',
        state: 'SP',
      },
      social: { instagram: '@adriana' },
      priority: 'high',
      tags: 'VIP, Contrato 2026, vip',
      customFields: { Faturamento: '20.000,50', plano: 'anual', Renovação: '31/12/2026', Advogado: '' },
    });
    expect(contactJson(contact)).toMatchObject({
      email: 'adriana.vilela@grupovilela.com.br',
      cpf: '52998224725',
      cnpj: null,
      birthDate: '1990-02-01',
      phones: ['5511982147730', '14155552671'],
      address: { city: 'São Paulo', complement: null },
      social: { instagram: '@adriana', twitter: null },
      priority: 'high',
      tags: ['VIP', 'Contrato 2026'],
      segments: [],
      portfolio: null,
      customFields: { Faturamento: 20000.5, Plano: 'Anual', Renovação: '2026-12-31' },
      version: 1,
    });
  });

  it('takes phones as text and numbers with a point from the API', async () => {
    const contact = await createContact(
      { ...people.agent, via: 'api' },
      { name: 'Integrada', phones: ['+55 48 99961-0002'], customFields: { Faturamento: '1.500' } },
    );
    expect(contactJson(contact)).toMatchObject({
      phones: ['5548999610002'],
      customFields: { Faturamento: 1.5 },
    });
  });

  it('names every wrong field at once, phones by their line', async () => {
    const wrong = createContact(people.agent, {
      name: '',
      cpf: '111.444.777-36',
      email: 'sem arroba',
      birthDate: '31/02/1990',
      gender: 'Feminino',
      phones: [
        { country: 'BR', number: '' },
        { country: 'BR', number: '123' },
      ],
      customFields: { Plano: 'Mensal', Cidade: 'Itu', Faturamento: 'muito' },
    });
    const fields = await refusal(wrong);
    expect(Object.keys(fields).sort()).toEqual([
      'birthDate',
      'cpf',
      'customFields.Cidade',
      'customFields.Faturamento',
      'customFields.Plano',
      'email',
      'gender',
      'name',
      'phones.1.number',
    ]);
    expect(fields['customFields.Cidade']).toEqual(['unknown_custom_field']);
  });

  it('refuses an eleventh phone and counts a repeated one once', async () => {
    const phones = Array.from({ length: 11 }, (_, at) => `55119876543${String(at).padStart(2, '0')}`);
    expect(await refusal(createContact(people.agent, { name: 'Central', phones }))).toEqual({
      phones: ['phones_too_many'],
    });
    const contact = await createContact(people.agent, {
      name: 'Central',
      phones: [...phones.slice(0, 10), phones[0]],
    });
    expect(contact.phones).toHaveLength(10);
  });

  it('lets documents with wrong check digits in when the organization wants so, never of another length', async () => {
    await updateOrganization(people.owner, { refuseInvalidDocuments: false });
    const contact = await createContact(people.agent, { name: 'Legado', cpf: '111.444.777-36' });
    expect(contact.cpf).toBe('11144477736');
    expect(
      Object.keys(await refusal(createContact(people.agent, { name: 'Curto', cpf: '1114447' }))),
    ).toEqual(['cpf']);
    await updateOrganization(people.owner, { refuseInvalidDocuments: true });
  });

  it('leaves an audit entry with the names of the fields and no value', async () => {
    const contact = await createContact(people.agent, {
      name: 'Segredo da Silva',
      email: 'segredo@aurora.example',
    });
    const [entry] = await db().select().from(auditEvents).where(eq(auditEvents.subjectId, contact.id));
    expect(entry).toMatchObject({
      action: 'contact.created',
      userId: people.agent.userId,
      fields: ['name', 'email'],
    });
    const [count] = (
      await db().execute<{ hits: number }>(
        sql`select count(*)::int as hits from audit_event where audit_event::text ilike '%segredo%'`,
      )
    ).rows;
    expect(count?.hits).toBe(0);
  });

  it('is not for an agent to create inactive, for agents do not deactivate', async () => {
    await expect(createContact(people.agent, { name: 'Fora', active: 'false' })).rejects.toThrow(Forbidden);
    const contact = await createContact(people.supervisor, { name: 'Fora', active: 'false' });
    expect(contact.active).toBe(false);
  });
});

describe('duplicate registration', () => {
  it('is refused by CPF, any phone and e-mail, naming the contact that has it', async () => {
    const first = await createContact(people.agent, {
      name: 'Beatriz',
      cpf: '111.444.777-35',
      email: 'bia@gmail.com',
      phones: ['5511991204415', '551130441200'],
    });
    const second = createContact(people.agent, {
      name: 'Bia',
      cpf: '11144477735',
      email: 'BIA@gmail.com',
      phones: [
        { country: 'BR', number: '' },
        { country: 'BR', number: '11 3044-1200' },
      ],
    });
    const error = await second.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Refused);
    expect(error).toMatchObject({
      kind: 'conflict',
      fields: {
        cpf: [{ code: 'cpf_held', params: { contactId: first.id } }],
        email: [{ code: 'email_held', params: { contactId: first.id } }],
        'phones.1.number': [{ code: 'phone_held', params: { contactId: first.id } }],
      },
    });
    expect(String(error)).not.toContain('111444');
  });

  it('holds against inactive contacts too', async () => {
    await createContact(people.supervisor, { name: 'Velho', email: 'velho@aurora.example', active: false });
    expect(
      await refusal(createContact(people.agent, { name: 'Novo', email: 'velho@aurora.example' })),
    ).toEqual({
      email: ['email_held'],
    });
  });

  it('never comes from placeholders', async () => {
    for (const name of ['Sem Telefone', 'Sem Nada']) {
      await createContact(people.agent, { name, email: 'nao@tem.com', phones: ['5511999999999'] });
    }
    const found = await db()
      .select()
      .from(contactIdentifiers)
      .where(eq(contactIdentifiers.value, 'nao@tem.com'));
    expect(found).toEqual([]);
  });

  it('is allowed when the organization allows it, but for CNPJ and client code', async () => {
    await updateOrganization(people.owner, { allowDuplicates: true });
    await createContact(people.agent, {
      name: 'Um',
      email: 'dois@uol.com.br',
      cnpj: '11.222.333/0001-81',
      clientCode: 'C1',
    });
    await createContact(people.agent, { name: 'Outro', email: 'dois@uol.com.br' });
    expect(
      await refusal(createContact(people.agent, { name: 'Três', cnpj: '11222333000181', clientCode: 'C1' })),
    ).toEqual({ cnpj: ['cnpj_taken'], clientCode: ['client_code_taken'] });
    await updateOrganization(people.owner, { allowDuplicates: false });
  });

  it('does not slip through when ten people save the same new person at once', async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) =>
        createContact(people.agent, { name: `Pressa ${at}`, phones: ['5521964180266'] }),
      ),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { rows } = await db().execute(sql`select 1 from contact where '5521964180266' = any(phones)`);
    expect(rows).toHaveLength(1);
  });
});
