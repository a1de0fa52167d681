import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#lib/core/role.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { send, tokenFor } from './client.ts';
import { useTokenHolders } from './token-holders.ts';

describe('contacts through the API', () => {
  const { db } = useDatabase();
  const { people, tokens } = useTokenHolders(db);
  beforeAll(async () => {
    await createCustomField(people.owner, { name: 'Plano', type: 'choice', choices: ['Básico', 'Completo'] });
    await createCustomField(people.owner, { name: 'Limite', type: 'number' });
  });

  const create = async (json: Record<string, unknown>, role: Role = 'agent') =>
    send('POST', '/contacts', { token: tokens[role], json });

  it('are created, read and found at their address', async () => {
    const made = await create({
      name: 'Helena Prado',
      cpf: '529.982.247-25',
      email: 'Helena@Exemplo.com.br',
      phones: ['+55 (11) 98214-7730', '551133224455'],
      birthDate: '1988-04-17',
      gender: 'female',
      clientCode: 'A-1',
      address: { city: 'São Paulo', state: 'SP' },
      social: { instagram: '@helena' },
      priority: 'high',
      tags: ['VIP', 'Atacado'],
      customFields: { Plano: 'Completo', Limite: 1500.5 },
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/api/v1/contacts/${made.body.id}`);
    expect(made.body).toMatchObject({
      name: 'Helena Prado',
      kind: 'individual',
      active: true,
      cpf: '52998224725',
      phones: ['5511982147730', '551133224455'],
      address: { city: 'São Paulo', state: 'SP', zipCode: null },
      social: { instagram: '@helena', telegram: null },
      priority: 'high',
      customFields: { Plano: 'Completo', Limite: 1500.5 },
      version: 1,
    });
    expect(made.body.tags).toEqual(['VIP', 'Atacado']);
    const read = await send('GET', `/contacts/${made.body.id}`, { token: tokens.supervisor });
    expect(read).toMatchObject({ status: 200, body: made.body });
  });

  it('need a name and nothing else', async () => {
    expect((await create({ name: 'Zé' })).status).toBe(201);
    const refused = await create({ name: '  ', email: 'x' });
    expect(refused.status).toBe(422);
    expect(refused.body.error).toMatchObject({ code: 'refused', fields: { name: [{ code: 'required' }] } });
    expect(Object.keys(refused.body.error.fields)).toEqual(['name', 'email']);
  });

  it('answer 409 for a CPF, phone or e-mail that exists and say whose it is', async () => {
    const one = await create({ name: 'Olga Reis', email: 'olga@exemplo.com.br', phones: ['5521987654321'] });
    const other = await create({
      name: 'Olga R.',
      email: 'OLGA@exemplo.com.br',
      phones: ['+55 21 98765-4321'],
    });
    expect(other.status).toBe(409);
    expect(other.body.error.code).toBe('conflict');
    expect(other.body.error.fields.email[0].params).toEqual({ contactId: one.body.id });
    expect(Object.keys(other.body.error.fields)).toHaveLength(2);
  });

  it('answer 409 for a CNPJ in use even where duplicates are allowed', async () => {
    await create({ name: 'Mercado Central', kind: 'corporate', cnpj: '11.222.333/0001-81' });
    await updateOrganization(people.owner, { allowDuplicates: true });
    const again = await create({ name: 'Mercado', kind: 'corporate', cnpj: '11222333000181' });
    const phone = await create({ name: 'Olga outra vez', phones: ['5521987654321'] });
    await updateOrganization(people.owner, { allowDuplicates: false });
    expect(again).toMatchObject({
      status: 409,
      body: { error: { fields: { cnpj: [{ code: 'cnpj_taken' }] } } },
    });
    expect(phone.status).toBe(201);
  });

  it('change only in the fields that are sent', async () => {
    const made = await create({
      name: 'Iara Lemos',
      company: 'Aurora',
      phones: ['5531987651234'],
      tags: ['VIP'],
    });
    const address = `/contacts/${made.body.id}`;
    const changed = await send('PATCH', address, {
      token: tokens.agent,
      json: { company: null, priority: 'low' },
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      name: 'Iara Lemos',
      company: null,
      priority: 'low',
      phones: ['5531987651234'],
      tags: ['VIP'],
      version: 2,
    });
    const same = await send('PATCH', address, { token: tokens.agent, json: { priority: 'low' } });
    expect(same.body.version).toBe(2);
  });

  it('are not overwritten when somebody else changed them meanwhile', async () => {
    const made = await create({ name: 'Nilo Braga' });
    const address = `/contacts/${made.body.id}`;
    await send('PATCH', address, { token: tokens.agent, json: { company: 'Aurora', version: 1 } });
    const late = await send('PATCH', address, {
      token: tokens.manager,
      json: { company: 'Boreal', version: 1 },
    });
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'stale_version' } } });
    expect((await send('GET', address, { token: tokens.agent })).body.company).toBe('Aurora');
  });

  it('are refused by field when a value is wrong', async () => {
    const refused = await create({
      name: 'Ana',
      cpf: '529.982.247-24',
      cnpj: '1',
      gender: 'Feminino',
      birthDate: '2026-02-30',
      kind: 'person',
      priority: 1,
      phones: ['11982147730', 5],
      tags: 'VIP'.repeat(40),
      customFields: { Plano: 'Grátis', Andar: '3' },
    });
    expect(refused.status).toBe(422);
    expect(Object.keys(refused.body.error.fields).sort()).toEqual([
      'birthDate',
      'cnpj',
      'cpf',
      'customFields.Andar',
      'customFields.Plano',
      'gender',
      'kind',
      'phones.0',
      'phones.1',
      'priority',
      'tags',
    ]);
  });

  it('are deleted by managers, not by agents', async () => {
    const made = await create({ name: 'Ulisses Paz' });
    const address = `/contacts/${made.body.id}`;
    const refused = await send('DELETE', address, { token: tokens.supervisor });
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    const deleted = await send('DELETE', address, { token: tokens.manager });
    expect(deleted).toMatchObject({ status: 204, text: '' });
    expect((await send('DELETE', address, { token: tokens.manager })).status).toBe(404);
    expect((await send('PATCH', address, { token: tokens.manager, json: { name: 'X' } })).status).toBe(404);
  });

  it('may not be deactivated by agents', async () => {
    const made = await create({ name: 'Vera Pontes' });
    const address = `/contacts/${made.body.id}`;
    expect((await send('PATCH', address, { token: tokens.agent, json: { active: false } })).status).toBe(403);
    const done = await send('PATCH', address, { token: tokens.supervisor, json: { active: false } });
    expect(done).toMatchObject({ status: 200, body: { active: false } });
  });
});

describe('the list of contacts', () => {
  const { db } = useDatabase();
  let token: string;
  beforeAll(async () => {
    const people = await actors(db());
    token = await tokenFor(people.supervisor, people.owner);
    for (const name of ['Ágata', 'Bento', 'Cauã', 'Dalva', 'Élio']) {
      const json = {
        name,
        active: name !== 'Dalva',
        tags: name < 'C' ? ['Primeiros'] : [],
        clientCode: `C-${name}`,
      };
      await send('POST', '/contacts', { token, json });
    }
  });

  const names = async (query: string) => {
    const { status, body } = await send('GET', `/contacts${query}`, { token });
    expect(status).toBe(200);
    return body.items.map(({ name }: { name: string }) => name);
  };

  it('is walked page by page without missing or repeating anyone', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    let pages = 0;
    while (cursor !== null) {
      const page = await send('GET', `/contacts?limit=2${cursor && `&cursor=${cursor}`}`, { token });
      seen.push(...page.body.items.map(({ name }: { name: string }) => name));
      cursor = page.body.nextCursor;
      pages += 1;
    }
    expect(seen).toEqual(['Ágata', 'Bento', 'Cauã', 'Dalva', 'Élio']);
    expect(pages).toBe(3);
  });

  it('is narrowed by search, activity, tag and client code', async () => {
    expect(await names('?search=caua')).toEqual(['Cauã']);
    expect(await names('?active=false')).toEqual(['Dalva']);
    expect(await names('?active=true')).toHaveLength(4);
    expect(await names('?tag=primeiros&active=true')).toEqual(['Bento']);
    expect(await names('?clientCode=C-%C3%89lio')).toEqual(['Élio']);
    expect(await names('?tag=Desconhecida')).toEqual([]);
  });

  it('is turned round, and narrowed by several values of one filter', async () => {
    const all = await names('');
    expect(await names('?sort=-name')).toEqual(all.toReversed());
    expect(await names('?sort=created')).toHaveLength(all.length);
    expect(await names('?tag=primeiros&tag=Desconhecida&active=true')).toEqual(['Bento']);
    expect(await names('?withoutTag=primeiros&active=true')).not.toContain('Bento');
  });

  it.each([
    'kind=robot',
    'priority=urgent',
    'createdFrom=ontem',
    'has=cnpj',
    'import=0',
    'sort=age',
    'city=',
  ])('refuses ?%s by its name', async (query) => {
    const { status, body } = await send('GET', `/contacts?${query}`, { token });
    expect(status).toBe(422);
    expect(Object.keys(body.error.fields).map((name) => name.split('.')[0])).toEqual([query.split('=')[0]]);
  });

  it('refuses a value without the field and an outcome without the import it is about', async () => {
    const { body } = await send('GET', '/contacts?fieldEquals=ouro', { token });
    expect(Object.keys(body.error.fields)).toEqual(['field']);
    expect(
      Object.keys((await send('GET', '/contacts?outcome=created', { token })).body.error.fields),
    ).toEqual(['import']);
  });
});
